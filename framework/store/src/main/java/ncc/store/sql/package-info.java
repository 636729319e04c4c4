/// The database under the store: its address, its connections, its schema.
@NullMarked
package ncc.store.sql;

import org.jspecify.annotations.NullMarked;
