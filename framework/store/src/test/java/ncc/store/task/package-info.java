@NullMarked
package ncc.store.task;

import org.jspecify.annotations.NullMarked;
