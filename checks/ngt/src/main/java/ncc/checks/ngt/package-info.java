/// Checks of Nutanix Guest Tools: versions, certificates and the two ways an agent talks to its
/// cluster.
@NullMarked
package ncc.checks.ngt;

import org.jspecify.annotations.NullMarked;
