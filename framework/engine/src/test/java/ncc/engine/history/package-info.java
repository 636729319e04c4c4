@NullMarked
package ncc.engine.history;

import org.jspecify.annotations.NullMarked;
