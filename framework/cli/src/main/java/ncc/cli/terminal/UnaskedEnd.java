package ncc.cli.terminal;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;

/// The end of the process that neither ncc nor the system asked for: somebody called `System.exit`,
/// by a way that is not closed to plugins. What they wanted the process to end with says nothing of
/// the run, so it ends as after a fault.
public final class UnaskedEnd {
  private static final String HOOKS = "java.lang.ApplicationShutdownHooks";
  private static final String RUNTIME = "java.lang.Runtime";

  private UnaskedEnd() {}

  /// From now on such an end is told, and has a code of its own.
  public static void watch(PrintStream err) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> told(err), "unasked-end"));
  }

  private static void told(PrintStream err) {
    var threads = Thread.getAllStackTraces().values();
    if (!isAsked(threads)) {
      err.println(
          "ncc: System.exit was called%s; nothing of this run counts"
              .formatted(callers(threads).findFirst().map(name -> " by " + name).orElse("")));
      err.flush();
      Runtime.getRuntime().halt(ExitCode.FAULT);
    }
  }

  /// One thread ends the process and waits for what is done before. Where it is the system's, it
  /// did not go through [Runtime]; a virtual one is not seen at all.
  private static boolean isAsked(Collection<StackTraceElement[]> threads) {
    return threads.stream().anyMatch(stack -> has(stack, HOOKS) && !has(stack, RUNTIME));
  }

  private static Stream<String> callers(Collection<StackTraceElement[]> threads) {
    return threads.stream()
        .filter(stack -> has(stack, HOOKS))
        .flatMap(Arrays::stream)
        .map(StackTraceElement::getClassName)
        .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."));
  }

  private static boolean has(StackTraceElement[] stack, String type) {
    return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals(type));
  }
}
