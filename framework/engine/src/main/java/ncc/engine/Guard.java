package ncc.engine;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ncc.spi.check.Durations;
import ncc.spi.check.Verdict;

/// Foreign code at work: whatever it throws becomes ERR, with class and message but no trace.
final class Guard {
  private static final int LONGEST_MESSAGE = 500;

  private Guard() {}

  /// @param faults takes what was thrown, for logs
  static Verdict verdict(Supplier<Verdict> check, Consumer<Throwable> faults) {
    try {
      var verdict = check.get();
      return verdict != null ? verdict : broken("it returned no verdict");
    } catch (RuntimeException | Error e) {
      faults.accept(e);
      return broken(e);
    }
  }

  /// It did not come back in time, and may never do.
  static Verdict late(Duration limit) {
    return Verdict.err("The check took too long", "no verdict within {limit}")
        .with("limit", Durations.text(limit));
  }

  /// It was not asked, since it never comes back.
  static Verdict hung(int threads) {
    return Verdict.err(
            "The check hangs and is not asked again",
            "{threads} runs of it have not come back; it is asked again when one does, or when ncc"
                + " starts anew")
        .with("threads", threads);
  }

  static Verdict interrupted() {
    return Verdict.err("The run was stopped during this check", "");
  }

  static Verdict broken(Throwable thrown) {
    var message = thrown.getMessage();
    var name = thrown.getClass().getName();
    return broken(message == null ? name : name + ": " + message);
  }

  private static Verdict broken(String reason) {
    var bounded =
        reason.length() <= LONGEST_MESSAGE ? reason : reason.substring(0, LONGEST_MESSAGE) + "…";
    return Verdict.err("The check itself failed", "{error}").with("error", bounded);
  }
}
