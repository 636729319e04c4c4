/// When checks are due. Pure: time is always given.
@NullMarked
package ncc.engine.schedule;

import org.jspecify.annotations.NullMarked;
