/// Facts of VMs that guest tools tell.
@NullMarked
package ncc.checks.ngt.fact;

import org.jspecify.annotations.NullMarked;
