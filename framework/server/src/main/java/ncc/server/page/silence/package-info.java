/// The page of silences and waivers.
@NullMarked
package ncc.server.page.silence;

import org.jspecify.annotations.NullMarked;
