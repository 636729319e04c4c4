/// How checks are set while daemons run.
@NullMarked
package ncc.cli.setting;

import org.jspecify.annotations.NullMarked;
