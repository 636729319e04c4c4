/// What tests of notifiers share.
@NullMarked
package ncc.notify;

import org.jspecify.annotations.NullMarked;
