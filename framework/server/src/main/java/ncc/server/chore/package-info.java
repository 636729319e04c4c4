/// What a daemon does again and again, beside running checks.
@NullMarked
package ncc.server.chore;

import org.jspecify.annotations.NullMarked;
