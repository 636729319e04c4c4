/// Alerts of a running daemon: judged with every run, swept as time passes, delivered.
@NullMarked
package ncc.server.alert;

import org.jspecify.annotations.NullMarked;
