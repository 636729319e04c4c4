package ncc.cli.terminal;

import ncc.spi.check.Status;

/// What the process says when it ends. Picocli's own 2 for usage would read as FAIL.
public final class ExitCode {
  public static final int OK = 0;
  static final int WARN = 1;
  public static final int FAIL = 2;
  public static final int ERR = 3;
  public static final int USAGE = 64;

  /// A fault of ncc or of a plugin, which says nothing of what was checked.
  public static final int FAULT = 70;

  public static final int CONFIG = 78;

  private ExitCode() {}

  /// The code of a run that turned out as `status`, where everything below `gate` is well. A status
  /// that has no code of its own, such as INFO behind a gate at INFO, ends as [#WARN].
  public static int of(Status status, Status gate) {
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
