/// `ncc simulate`: stand-ins to rehearse with.
@NullMarked
package ncc.cli.simulate;

import org.jspecify.annotations.NullMarked;
