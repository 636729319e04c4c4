/// The daemon: runs checks when they are due, remembers what they said, raises alerts.
@NullMarked
package ncc.server;

import org.jspecify.annotations.NullMarked;
