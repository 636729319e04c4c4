/// The run as one self-contained page.
@NullMarked
package ncc.report.html;

import org.jspecify.annotations.NullMarked;
