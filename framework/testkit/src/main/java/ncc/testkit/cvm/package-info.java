/// A stand-in for a cluster's CVM: its commands, answered from a generated fleet, through an SSH
/// server on loopback or as programs for a real one.
@NullMarked
package ncc.testkit.cvm;

import org.jspecify.annotations.NullMarked;
