/// `ncc why`: what a verdict rests on.
@NullMarked
package ncc.cli.why;

import org.jspecify.annotations.NullMarked;
