package ncc.cli;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import ncc.engine.RunMonitor;

/// Ctrl-C: the first one stops the run politely, so that what was found is still reported; the
/// second ends the process at once.
final class Interrupts implements AutoCloseable {
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

  static Interrupts stopping(RunMonitor monitor, Environment environment) {
    return stopping(monitor, environment, () -> {});
  }

  /// @param last done before the process ends at once
  static Interrupts stopping(RunMonitor monitor, Environment environment, Runnable last) {
    var interrupts = new Interrupts(monitor, environment, last);
    handle(interrupts::interrupted);
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
    handle(this::end);
  }

  private void end() {
    last.run();
    Runtime.getRuntime().halt(INTERRUPTED);
  }

  /// `sun.misc.Signal` is the JDK's only way to a second Ctrl-C, and compiling against it warns; a
  /// JDK without it keeps its own behaviour, which ends at the first.
  private static void handle(Runnable action) {
    try {
      var lookup = MethodHandles.publicLookup();
      var signal = lookup.findClass("sun.misc.Signal");
      var handler = lookup.findClass("sun.misc.SignalHandler");
      var proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (_, method, _) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
    } catch (ClassNotFoundException
        | IllegalAccessException
        | NoSuchMethodException
        | InstantiationException
        | InvocationTargetException _) {
      // Ctrl-C then ends the process as it does for every Java program.
    }
  }
}
