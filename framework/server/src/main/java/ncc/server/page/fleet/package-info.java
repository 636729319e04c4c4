/// The fleet, its clusters and VMs at a glance.
@NullMarked
package ncc.server.page.fleet;

import org.jspecify.annotations.NullMarked;
