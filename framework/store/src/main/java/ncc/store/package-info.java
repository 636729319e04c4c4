/// What the daemon remembers, in one file or in a PostgreSQL that several daemons share.
@NullMarked
package ncc.store;

import org.jspecify.annotations.NullMarked;
