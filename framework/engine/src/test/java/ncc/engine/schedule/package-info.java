@NullMarked
package ncc.engine.schedule;

import org.jspecify.annotations.NullMarked;
