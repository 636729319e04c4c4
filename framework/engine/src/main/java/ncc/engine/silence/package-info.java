/// What holds notifications back for a time: silences, maintenance windows, waivers.
@NullMarked
package ncc.engine.silence;

import org.jspecify.annotations.NullMarked;
