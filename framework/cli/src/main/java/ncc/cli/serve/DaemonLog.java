package ncc.cli.serve;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import ncc.engine.Printable;

/// What the daemon and its libraries say, on stderr, a line each: time, level, message. Made by
/// `java.util.logging` when somebody first logs, so commands that say nothing pay nothing.
public final class DaemonLog {
  /// The property that has `java.util.logging` ask this class how to log.
  private static final String CONFIGURATION = "java.util.logging.config.class";

  /// Loggers that nobody holds lose their level; this one is made only when somebody logs.
  private static final class Own {
    static final Logger LOGGER = Logger.getLogger("ncc");

    /// What they say of a store that is away, again and again, the daemon says once.
    static final List<Logger> LIBRARIES =
        List.of(Logger.getLogger("com.github.kagkarlsson"), Logger.getLogger("com.zaxxer.hikari"));
  }

  /// Called by `java.util.logging`.
  public DaemonLog() {
    LogManager.getLogManager().reset();
    var root = Logger.getLogger("");
    if (Boolean.getBoolean("ncc.serving")) {
      var console = new ConsoleHandler();
      console.setLevel(Level.ALL);
      console.setFormatter(new Line(Boolean.getBoolean("ncc.debug")));
      root.addHandler(console);
      root.setLevel(Level.WARNING);
      Own.LOGGER.setLevel(Level.INFO);
      if (!Boolean.getBoolean("ncc.debug")) {
        Own.LIBRARIES.forEach(logger -> logger.setLevel(Level.OFF));
      }
    } else {
      root.setLevel(Level.OFF);
    }
  }

  /// Commands are silent but for what they print themselves.
  public static void prepare() {
    System.setProperty(CONFIGURATION, DaemonLog.class.getName());
  }

  /// @param debug show traces
  static void serve(boolean debug) {
    System.setProperty("ncc.serving", "true");
    System.setProperty("ncc.debug", Boolean.toString(debug));
    prepare();
  }

  private static final class Line extends Formatter {
    private final boolean traces;

    Line(boolean traces) {
      this.traces = traces;
    }

    @Override
    public String format(LogRecord entry) {
      var line = new StringBuilder();
      line.append(entry.getInstant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS))
          .append(' ')
          .append(entry.getLevel().getName().toLowerCase(java.util.Locale.ROOT))
          .append(' ')
          .append(Printable.of(formatMessage(entry)));
      if (entry.getThrown() != null) {
        line.append(": ").append(Printable.of(entry.getThrown().toString()));
        if (traces || isFault(entry)) {
          var trace = new java.io.StringWriter();
          entry.getThrown().printStackTrace(new java.io.PrintWriter(trace));
          line.append('\n').append(trace);
        }
      }
      return line.append('\n').toString();
    }

    /// What nobody who runs it can mend is told with all that helps to find it.
    private static boolean isFault(LogRecord entry) {
      return entry.getLevel().equals(Level.SEVERE)
          && (entry.getThrown() instanceof RuntimeException || entry.getThrown() instanceof Error);
    }
  }
}
