/// Notifications to a program.
@NullMarked
package ncc.notify.command;

import org.jspecify.annotations.NullMarked;
