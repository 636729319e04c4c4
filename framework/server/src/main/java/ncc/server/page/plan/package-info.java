/// What mends what checks last found.
@NullMarked
package ncc.server.page.plan;

import org.jspecify.annotations.NullMarked;
