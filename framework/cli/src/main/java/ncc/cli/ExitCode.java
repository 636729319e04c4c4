package ncc.cli;

import ncc.spi.check.Status;

/// What the process says when it ends. Picocli's own 2 for usage would read as FAIL.
final class ExitCode {
  static final int OK = 0;
  static final int WARN = 1;
  static final int FAIL = 2;
  static final int ERR = 3;
  static final int USAGE = 64;
  static final int CONFIG = 78;

  private ExitCode() {}

  /// The code of a run that turned out as `status`, where everything below `gate` is well. A status
  /// that has no code of its own, such as INFO behind a gate at INFO, ends as [#WARN].
  static int of(Status status, Status gate) {
    if (gate.isWorseThan(status)) {
      return OK;
    }
    return switch (status) {
      case SKIP, PASS, INFO, WARN -> WARN;
      case ERR -> ERR;
      case FAIL -> FAIL;
    };
  }
}
