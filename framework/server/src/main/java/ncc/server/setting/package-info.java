/// What holds of checks: the configuration, and over it what people set while daemons run.
@NullMarked
package ncc.server.setting;

import org.jspecify.annotations.NullMarked;
