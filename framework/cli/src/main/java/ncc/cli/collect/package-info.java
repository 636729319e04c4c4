/// `ncc collect`: captures out of any source.
@NullMarked
package ncc.cli.collect;

import org.jspecify.annotations.NullMarked;
