/// `ncc health_checks` and the tables of checks.
@NullMarked
package ncc.cli.check;

import org.jspecify.annotations.NullMarked;
