/// Plugins in jars: their files, and the classes they see.
@NullMarked
package ncc.engine.plugin;

import org.jspecify.annotations.NullMarked;
