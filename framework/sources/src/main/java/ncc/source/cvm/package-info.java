/// What the commands of a controller VM print: `ncli`, `acli`, `nutanix_guest_tools_cli`.
@NullMarked
package ncc.source.cvm;

import org.jspecify.annotations.NullMarked;
