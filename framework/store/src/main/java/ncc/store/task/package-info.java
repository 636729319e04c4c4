/// Runs that people ask for, and how far they are.
@NullMarked
package ncc.store.task;

import org.jspecify.annotations.NullMarked;
