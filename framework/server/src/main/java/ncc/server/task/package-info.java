/// What people ask to be run now.
@NullMarked
package ncc.server.task;

import org.jspecify.annotations.NullMarked;
