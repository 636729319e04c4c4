package ncc.cli.terminal;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Signals of the system.
public final class Signals {
  private Signals() {}

  /// Does `action` each time the signal comes.
  ///
  /// `sun.misc.Signal` is the JDK's only way to it, and compiling against it warns; a JDK without
  /// it keeps its own behaviour.
  ///
  /// @param name without `SIG`, such as `INT`, `HUP`
  public static void on(String name, Runnable action) {
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
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ClassNotFoundException
        | IllegalAccessException
        | NoSuchMethodException
        | InstantiationException
        | InvocationTargetException _) {
      // The process then does what every Java program does.
    }
  }
}
