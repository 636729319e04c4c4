package ncc.report.junit;

import java.util.Optional;
import ncc.spi.check.Status;

/// What CI makes of a test case.
enum Outcome {
  PASSED(Optional.empty()),
  SKIPPED(Optional.of("skipped")),
  ERROR(Optional.of("error")),
  FAILURE(Optional.of("failure"));

  private final Optional<String> element;

  Outcome(Optional<String> element) {
    this.element = element;
  }

  /// WARN and INFO pass: whoever wants them red has `--fail-on` and the exit code.
  static Outcome of(Status status) {
    return switch (status) {
      case SKIP -> SKIPPED;
      case PASS, INFO, WARN -> PASSED;
      case ERR -> ERROR;
      case FAIL -> FAILURE;
    };
  }

  /// The element that says so; none for a pass.
  Optional<String> element() {
    return element;
  }
}
