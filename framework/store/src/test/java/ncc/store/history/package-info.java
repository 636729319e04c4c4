@NullMarked
package ncc.store.history;

import org.jspecify.annotations.NullMarked;
