/// Who is told of finished runs, and how.
@NullMarked
package ncc.engine.listener;

import org.jspecify.annotations.NullMarked;
