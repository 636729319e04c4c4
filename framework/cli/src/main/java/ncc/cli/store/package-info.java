/// The store, as a command line names it.
@NullMarked
package ncc.cli.store;

import org.jspecify.annotations.NullMarked;
