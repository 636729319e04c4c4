/// Daemons that are killed, and databases that are taken from under them.
@NullMarked
package ncc.server.chaos;

import org.jspecify.annotations.NullMarked;
