package ncc.engine.setting;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import ncc.engine.ConfigurationException;
import ncc.engine.plugin.PluginCall;
import ncc.spi.check.Durations;
import ncc.spi.inventory.Caveat;

/// What a plugin says of its settings. It is foreign code: whatever else it does when it is asked
/// is a fault of the configuration that names it.
public final class PluginAnswer {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private PluginAnswer() {}

  /// @param question for messages, such as `faults()`
  /// @throws ConfigurationException with one line, when there is no answer
  public static <T> T of(Object plugin, String question, Callable<T> asked)
      throws ConfigurationException {
    try {
      var answer = PluginCall.within(LIMIT, plugin.getClass().getClassLoader(), asked);
      return requireNonNull(answer, question + " returns null");
    } catch (TimeoutException e) {
      throw failed("%s gave no answer within %s".formatted(question, Durations.text(LIMIT)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(question + " was interrupted", e);
    } catch (Exception | Error e) {
      throw failed(e.toString(), e);
    }
  }

  private static ConfigurationException failed(String what, Throwable why) {
    return new ConfigurationException(
        Caveat.note("", "the plugin itself failed: " + what).reason(), why);
  }
}
