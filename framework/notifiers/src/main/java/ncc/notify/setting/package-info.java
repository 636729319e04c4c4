/// What settings of notifiers have in common.
@NullMarked
package ncc.notify.setting;

import org.jspecify.annotations.NullMarked;
