@NullMarked
package ncc.store.alert;

import org.jspecify.annotations.NullMarked;
