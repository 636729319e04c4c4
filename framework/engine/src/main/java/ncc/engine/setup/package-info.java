/// How checks are set, before they are made.
@NullMarked
package ncc.engine.setup;

import org.jspecify.annotations.NullMarked;
