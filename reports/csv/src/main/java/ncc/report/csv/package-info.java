/// Runs as CSV.
@NullMarked
package ncc.report.csv;

import org.jspecify.annotations.NullMarked;
