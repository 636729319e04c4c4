/// The `ncc` command: what an operator types, sees and gets back. The composition root, and the
/// only place that touches `System`.
@NullMarked
package ncc.cli;

import org.jspecify.annotations.NullMarked;
