/// Alerts, and what people do about them.
@NullMarked
package ncc.server.page.alert;

import org.jspecify.annotations.NullMarked;
