/// Which series the facts of runs are: one fact has one name and the same labels, whoever writes
/// it.
@NullMarked
package ncc.metrics;

import org.jspecify.annotations.NullMarked;
