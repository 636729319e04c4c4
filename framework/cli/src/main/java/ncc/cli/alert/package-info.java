/// Alerts and silences from a command line: what there is, and who takes care of it.
@NullMarked
package ncc.cli.alert;

import org.jspecify.annotations.NullMarked;
