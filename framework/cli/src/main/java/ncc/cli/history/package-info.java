/// What was, from a command line: runs, days, differences.
@NullMarked
package ncc.cli.history;

import org.jspecify.annotations.NullMarked;
