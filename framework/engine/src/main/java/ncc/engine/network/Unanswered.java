package ncc.engine.network;

import java.io.IOException;
import ncc.spi.probe.ProbeResult.Reason;

/// A try got no answer, and why. Thousands of them are thrown at once when a network is down, so
/// none carries a trace.
final class Unanswered extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  Unanswered(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  static Unanswered stopped() {
    Thread.currentThread().interrupt();
    return new Unanswered(Reason.CANNOT_ASK, "the run was stopped");
  }

  Reason reason() {
    return reason;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
