package ncc.spi.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a record component of a check means to the operator who sets it. A component is an `int`,
/// `long`, `double`, `boolean`, `String`, [java.time.Duration], [TextFile], an enum, or a list of
/// one of them.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {
  /// One sentence without a full stop, with the unit where it is not obvious.
  String value();
}
