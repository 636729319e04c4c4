/// Settings of plugins as an operator writes them, checked, and their secrets by reference.
@NullMarked
package ncc.engine.setting;

import org.jspecify.annotations.NullMarked;
