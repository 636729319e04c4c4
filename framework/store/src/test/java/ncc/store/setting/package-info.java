@NullMarked
package ncc.store.setting;

import org.jspecify.annotations.NullMarked;
