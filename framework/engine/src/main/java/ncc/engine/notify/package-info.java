/// Who is told of which alerts, and how telling goes on until it worked.
@NullMarked
package ncc.engine.notify;

import org.jspecify.annotations.NullMarked;
