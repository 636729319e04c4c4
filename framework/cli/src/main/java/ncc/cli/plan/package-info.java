/// `ncc plan`: what to do about what a run found.
@NullMarked
package ncc.cli.plan;

import org.jspecify.annotations.NullMarked;
