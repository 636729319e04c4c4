/// How the world outside is told of alerts.
@NullMarked
package ncc.spi.notify;

import org.jspecify.annotations.NullMarked;
