/// Runs for programs: one JSON document, or one line for each finding.
@NullMarked
package ncc.report.json;

import org.jspecify.annotations.NullMarked;
