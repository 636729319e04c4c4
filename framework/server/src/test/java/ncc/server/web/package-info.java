@NullMarked
package ncc.server.web;

import org.jspecify.annotations.NullMarked;
