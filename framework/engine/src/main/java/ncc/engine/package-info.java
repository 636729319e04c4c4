/// Finds plugins, plans and runs checks, asks probes.
@NullMarked
package ncc.engine;

import org.jspecify.annotations.NullMarked;
