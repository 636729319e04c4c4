@NullMarked
package ncc.server.task;

import org.jspecify.annotations.NullMarked;
