/// Runs as Prometheus metrics.
@NullMarked
package ncc.report.prometheus;

import org.jspecify.annotations.NullMarked;
