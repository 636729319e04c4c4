/// The process and its terminal, and what all commands share: words, help, failures, progress.
@NullMarked
package ncc.cli.terminal;

import org.jspecify.annotations.NullMarked;
