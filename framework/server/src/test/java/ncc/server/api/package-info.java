@NullMarked
package ncc.server.api;

import org.jspecify.annotations.NullMarked;
