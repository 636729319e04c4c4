/// From findings to alerts and from alerts to notifications: pure functions, without clock, store
/// or receiver.
@NullMarked
package ncc.engine.alert;

import org.jspecify.annotations.NullMarked;
