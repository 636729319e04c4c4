/// Reads a running Prism: which questions make up the facts of a cluster, and how long lists are
/// brought.
@NullMarked
package ncc.source.prism.live;

import org.jspecify.annotations.NullMarked;
