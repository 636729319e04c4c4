@NullMarked
package ncc.metrics;

import org.jspecify.annotations.NullMarked;
