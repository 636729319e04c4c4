@NullMarked
package ncc.server.alert;

import org.jspecify.annotations.NullMarked;
