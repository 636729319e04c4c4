@NullMarked
package ncc.store.clock;

import org.jspecify.annotations.NullMarked;
