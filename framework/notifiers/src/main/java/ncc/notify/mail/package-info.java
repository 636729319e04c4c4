/// Notifications by mail.
@NullMarked
package ncc.notify.mail;

import org.jspecify.annotations.NullMarked;
