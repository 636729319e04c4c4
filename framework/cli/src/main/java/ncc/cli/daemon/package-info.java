/// A daemon elsewhere, asked over HTTP.
@NullMarked
package ncc.cli.daemon;

import org.jspecify.annotations.NullMarked;
