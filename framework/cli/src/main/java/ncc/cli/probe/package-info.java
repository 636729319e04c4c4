/// `ncc probe`: asks ports.
@NullMarked
package ncc.cli.probe;

import org.jspecify.annotations.NullMarked;
