package ncc.spi.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import ncc.spi.inventory.Fact;

/// What an operator reads about a check, on Prism's health page and here. Elements without a
/// default are required; the test kit's contract test holds the rules named below.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CheckInfo {
  /// The leaf name, unique across all plugins: `[A-Za-z0-9_]+`.
  String id();

  /// The module path below `health_checks`: words of `[A-Za-z0-9_]` joined by `/`.
  String module();

  /// A few words, as Prism lists it.
  String title();

  /// What is checked, one sentence.
  String description();

  /// Causes of failure, likeliest first; may be left out where [Check#diagnoses()] tell theirs.
  String[] causes() default {};

  /// What to do, one step each, with the command to type where there is one; may be left out where
  /// [Check#diagnoses()] tell their remedies.
  String[] resolutions() default {};

  /// What breaks while this is unhealthy; may be left out where [Check#diagnoses()] tell it.
  String impact() default "";

  /// Words to find it by, such as `NGT`, `Certificate`.
  String[] categories();

  /// How often it runs on a schedule: such as `5m`, `1h`, `1d`.
  String interval();

  /// The KB article, 0 when there is none.
  int kb() default 0;

  /// Its number in NCC, 0 when NCC has no such check.
  int number() default 0;

  /// The alert it raises, such as `A600103`; empty when it raises none.
  String alert() default "";

  /// The alert's title; required with [#alert()].
  String alertTitle() default "";

  /// Raise after so many consecutive unhealthy runs, 1 to 1000.
  int raiseAfter() default 1;

  /// A PASS resolves the alert by itself.
  boolean autoResolve() default true;

  /// Facts without which it cannot judge: where no source of the cluster can bring one, or a source
  /// that should have was damaged, the engine answers ERR in the check's place. That holds for VMs,
  /// clusters and guests, and for targets, which are then not asked.
  Class<? extends Fact>[] needs() default {};

  /// Facts that sharpen its verdict. Of a [ProbeCheck] they tell its targets: where one was lost,
  /// the engine adds ERR to the answers of the others.
  Class<? extends Fact>[] uses() default {};

  /// Values of its verdicts that are published as metrics.
  Metric[] metrics() default {};

  /// A numeric value of a verdict as a Prometheus gauge.
  @Retention(RetentionPolicy.RUNTIME)
  @Target({})
  @interface Metric {
    /// The value's name in [Verdict#values()]. Numbers as they are, booleans as 0 and 1, instants
    /// as Unix seconds, durations as seconds.
    String value();

    /// Metric name by Prometheus' rules: `ncc_` prefix, base unit as suffix. It belongs to this
    /// check alone; a check that names one of ncc's own, such as `ncc_check_…`, or of another check
    /// is not used.
    String name();

    String help();
  }
}
