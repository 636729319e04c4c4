/// What must hold for the whole: who may know whom, how it is formatted, that it works end to end.
@NullMarked
package ncc.dist;

import org.jspecify.annotations.NullMarked;
