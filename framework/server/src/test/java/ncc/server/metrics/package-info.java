@NullMarked
package ncc.server.plan;

import org.jspecify.annotations.NullMarked;
