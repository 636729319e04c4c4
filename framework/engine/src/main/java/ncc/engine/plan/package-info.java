/// Plans for people and for a CVM, and the windows that their tasks go into.
@NullMarked
package ncc.engine.plan;

import org.jspecify.annotations.NullMarked;
