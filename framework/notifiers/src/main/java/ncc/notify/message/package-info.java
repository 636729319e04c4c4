/// Notifications as text and JSON, whatever somebody called a VM.
@NullMarked
package ncc.notify.message;

import org.jspecify.annotations.NullMarked;
