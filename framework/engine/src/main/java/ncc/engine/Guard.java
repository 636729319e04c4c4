package ncc.engine;

import java.util.function.Supplier;
import ncc.spi.check.Verdict;

/// Foreign code at work: whatever it throws becomes ERR, with class and message but no trace.
final class Guard {
  private static final int LONGEST_MESSAGE = 500;

  private Guard() {}

  static Verdict verdict(Supplier<Verdict> check) {
    try {
      var verdict = check.get();
      return verdict != null ? verdict : broken("it returned no verdict");
    } catch (RuntimeException | Error e) {
      return broken(e);
    }
  }

  static Verdict broken(Throwable thrown) {
    var message = thrown.getMessage();
    var name = thrown.getClass().getName();
    return broken(message == null ? name : name + ": " + message);
  }

  static Verdict broken(String reason) {
    var bounded =
        reason.length() <= LONGEST_MESSAGE ? reason : reason.substring(0, LONGEST_MESSAGE) + "…";
    return Verdict.err("The check itself failed", "{error}").with("error", bounded);
  }
}
