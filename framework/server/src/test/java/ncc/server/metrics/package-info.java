@NullMarked
package ncc.server.metrics;

import org.jspecify.annotations.NullMarked;
