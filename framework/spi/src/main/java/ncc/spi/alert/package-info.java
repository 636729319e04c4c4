/// Alerts: what an operator is told when a check keeps finding something wrong.
@NullMarked
package ncc.spi.alert;

import org.jspecify.annotations.NullMarked;
