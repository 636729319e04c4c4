/// The commands of a CVM, over SSH.
@NullMarked
package ncc.source.ssh;

import org.jspecify.annotations.NullMarked;
