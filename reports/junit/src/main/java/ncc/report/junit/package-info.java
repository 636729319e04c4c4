/// Runs as JUnit XML.
@NullMarked
package ncc.report.junit;

import org.jspecify.annotations.NullMarked;
