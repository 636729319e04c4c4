/// How a run becomes text, JSON, a page.
@NullMarked
package ncc.spi.report;

import org.jspecify.annotations.NullMarked;
