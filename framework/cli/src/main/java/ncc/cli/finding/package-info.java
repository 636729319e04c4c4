/// Findings and causes as a line names them.
@NullMarked
package ncc.cli.finding;

import org.jspecify.annotations.NullMarked;
