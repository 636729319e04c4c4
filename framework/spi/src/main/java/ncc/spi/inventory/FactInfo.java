package ncc.spi.inventory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a [Fact] is called.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FactInfo {
  /// Its name in saved runs, unique across all plugins: `[A-Z0-9_]+`.
  String id();

  /// What an operator calls it, in lower case but for acronyms.
  String title();

  /// Where it stands in lists of facts: the smallest first, those of one order by their ids.
  int order() default 1000;
}
