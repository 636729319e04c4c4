/// Runs that are asked for, beside the daemon that does them.
@NullMarked
package ncc.cli.task;

import org.jspecify.annotations.NullMarked;
