/// The configuration file as the commands use it, and `ncc config`.
@NullMarked
package ncc.cli.config;

import org.jspecify.annotations.NullMarked;
