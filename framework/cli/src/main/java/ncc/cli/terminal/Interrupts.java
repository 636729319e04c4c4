package ncc.cli.terminal;

import java.util.concurrent.atomic.AtomicInteger;
import ncc.engine.RunMonitor;

/// Ctrl-C: the first one stops the run politely, so that what was found is still reported; the
/// second ends the process at once.
public final class Interrupts implements AutoCloseable {
  private static final int INTERRUPTED = 130;

  private final AtomicInteger count = new AtomicInteger();
  private final RunMonitor monitor;
  private final Environment environment;
  private final Runnable last;

  private Interrupts(RunMonitor monitor, Environment environment, Runnable last) {
    this.monitor = monitor;
    this.environment = environment;
    this.last = last;
  }

  public static Interrupts stopping(RunMonitor monitor, Environment environment) {
    return stopping(monitor, environment, () -> {});
  }

  /// @param last done before the process ends at once
  public static Interrupts stopping(RunMonitor monitor, Environment environment, Runnable last) {
    var interrupts = new Interrupts(monitor, environment, last);
    Signals.on("INT", interrupts::interrupted);
    return interrupts;
  }

  private void interrupted() {
    if (count.incrementAndGet() > 1) {
      end();
    }
    environment.err().println("\nncc: stopping; what was found so far will be reported");
    environment.err().flush();
    monitor.stop();
  }

  @Override
  public void close() {
    Signals.on("INT", this::end);
  }

  private void end() {
    last.run();
    Runtime.getRuntime().halt(INTERRUPTED);
  }
}
