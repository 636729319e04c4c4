/// `ncc serve`: the daemon's process.
@NullMarked
package ncc.cli.serve;

import org.jspecify.annotations.NullMarked;
