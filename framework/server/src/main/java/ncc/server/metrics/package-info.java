/// What Prometheus scrapes: facts of the last runs, and how the daemon itself is.
@NullMarked
package ncc.server.metrics;

import org.jspecify.annotations.NullMarked;
