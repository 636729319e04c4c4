/// What receivers are still to be told, kept until they are, and what they could not be told.
@NullMarked
package ncc.store.delivery;

import org.jspecify.annotations.NullMarked;
