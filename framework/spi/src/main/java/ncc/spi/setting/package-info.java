/// What an operator may set of a plugin, and where its secrets are kept.
@NullMarked
package ncc.spi.setting;

import org.jspecify.annotations.NullMarked;
