@NullMarked
package ncc.store;

import org.jspecify.annotations.NullMarked;
