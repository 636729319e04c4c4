/// What all pages have in common: templates, styles, scripts, and the frame around each.
@NullMarked
package ncc.server.page.frame;

import org.jspecify.annotations.NullMarked;
