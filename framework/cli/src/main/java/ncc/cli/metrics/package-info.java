/// `ncc metrics …`: what Prometheus will get.
@NullMarked
package ncc.cli.metrics;

import org.jspecify.annotations.NullMarked;
