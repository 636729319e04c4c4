/// Who runs which check on which cluster, and when: one table that every daemon works from.
@NullMarked
package ncc.store.schedule;

import org.jspecify.annotations.NullMarked;
