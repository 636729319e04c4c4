/// One check: what it is, how its subjects were, running and setting it.
@NullMarked
package ncc.server.page.check;

import org.jspecify.annotations.NullMarked;
