@NullMarked
package ncc.server.setting;

import org.jspecify.annotations.NullMarked;
