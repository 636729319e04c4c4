package ncc.testkit;

import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/// Assertions on a verdict as an operator reads it.
///
/// ```java
/// assertThat(Verdicts.of(check, vm)).is(WARN).hasDetail("certificate expires 2026-12-01T00:00:00Z")
/// ```
public final class VerdictAssert extends AbstractObjectAssert<VerdictAssert, Verdict> {
  private VerdictAssert(@Nullable Verdict actual) {
    super(actual, VerdictAssert.class);
  }

  public static VerdictAssert assertThat(@Nullable Verdict actual) {
    return new VerdictAssert(actual);
  }

  public VerdictAssert is(Status status) {
    isNotNull();
    Assertions.assertThat(actual.status())
        .as("status of '%s: %s'", actual.headline(), actual.renderedDetail())
        .isEqualTo(status);
    return this;
  }

  public VerdictAssert hasHeadline(String headline) {
    isNotNull();
    Assertions.assertThat(actual.headline()).as("headline").isEqualTo(headline);
    return this;
  }

  /// @param detail with its values filled in
  public VerdictAssert hasDetail(String detail) {
    isNotNull();
    Assertions.assertThat(actual.renderedDetail()).as("detail").isEqualTo(detail);
    return this;
  }

  /// @param text as [Verdict#texts()] has it
  public VerdictAssert hasValue(String name, String text) {
    isNotNull();
    Assertions.assertThat(actual.texts()).as("values").containsEntry(name, text);
    return this;
  }
}
