/// Notifications as JSON to any URL.
@NullMarked
package ncc.notify.webhook;

import org.jspecify.annotations.NullMarked;
