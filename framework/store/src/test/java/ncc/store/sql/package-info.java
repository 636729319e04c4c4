@NullMarked
package ncc.store.sql;

import org.jspecify.annotations.NullMarked;
