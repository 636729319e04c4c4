/// What people set while the daemon runs: settings of checks, and silences.
@NullMarked
package ncc.store.setting;

import org.jspecify.annotations.NullMarked;
