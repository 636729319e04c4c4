package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ncc.spi.run.Run;
import ncc.spi.run.RunListener;
import ncc.spi.setting.Settings;
import org.junit.jupiter.api.Test;

/// The manners of a listener of runs, whatever it does with them: let your listener's test
/// implement this.
public interface RunListenerContract {
  /// The listener under test.
  RunListener listener();

  /// Settings without a fault, with which it may be told of some runs, such as a folder of the
  /// test's.
  Settings settings();

  @Test
  default void saysWhatItIs() {
    assertThat(listener().name()).matches("[a-z][a-z0-9-]*");
    SettingsContract.requireKept(listener().settings());
  }

  /// Nothing runs with settings that have one.
  @Test
  default void findsNoFaultInSettingsWithoutOne() {
    assertThat(listener().faults(settings())).isEmpty();
  }

  /// Runs of every kind: healthy, in trouble, stopped, with plugin problems, without clusters.
  @Test
  default void takesEveryRun() {
    for (Run run : SampleRuns.ofEveryKind()) {
      assertThatCode(() -> listener().finished(run, settings())).doesNotThrowAnyException();
    }
  }
}
