/// Writes reports where they were asked for; `ncc render`.
@NullMarked
package ncc.cli.report;

import org.jspecify.annotations.NullMarked;
