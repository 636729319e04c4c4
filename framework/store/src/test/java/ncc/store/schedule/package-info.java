@NullMarked
package ncc.store.schedule;

import org.jspecify.annotations.NullMarked;
