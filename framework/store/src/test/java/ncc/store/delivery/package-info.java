@NullMarked
package ncc.store.delivery;

import org.jspecify.annotations.NullMarked;
