/// A guest VM seen from inside: its files, services and devices.
@NullMarked
package ncc.source.guest;

import org.jspecify.annotations.NullMarked;
