/// What belongs together is stored together: a run, the alerts it changes, whom they are told to.
@NullMarked
package ncc.store.ledger;

import org.jspecify.annotations.NullMarked;
