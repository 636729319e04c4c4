@NullMarked
package ncc.store.ledger;

import org.jspecify.annotations.NullMarked;
