/// The pages that people open in a browser.
@NullMarked
package ncc.server.page;

import org.jspecify.annotations.NullMarked;
