/// Runs and what they found, kept as long as it did not change.
@NullMarked
package ncc.store.history;

import org.jspecify.annotations.NullMarked;
