/// Alerts as they are known, whoever changes them: a daemon, another one, or a person's command.
@NullMarked
package ncc.store.alert;

import org.jspecify.annotations.NullMarked;
