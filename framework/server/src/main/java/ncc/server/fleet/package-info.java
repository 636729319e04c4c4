/// The clusters a daemon looks after, and what is known of them now.
@NullMarked
package ncc.server.fleet;

import org.jspecify.annotations.NullMarked;
