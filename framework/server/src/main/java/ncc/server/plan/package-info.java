/// What a daemon is to do, as its configuration says.
@NullMarked
package ncc.server.plan;

import org.jspecify.annotations.NullMarked;
