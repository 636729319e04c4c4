/// Plans which sources are read and with what settings, and reads the clusters of a fleet.
@NullMarked
package ncc.engine.source;

import org.jspecify.annotations.NullMarked;
