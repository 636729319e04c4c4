package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import ncc.spi.source.InventorySource;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.Test;

/// The manners of a source, wherever its facts come from: let your source's test implement this.
/// What it reads is left to your own tests.
public interface SourceContract {
  /// The source under test.
  InventorySource source();

  /// A request for a place where nothing is, with the settings that the source cannot do without.
  default SourceRequest nowhere() {
    return SourceRequest.of("/nowhere/at/all", InstantSource.fixed(SampleRuns.NOW));
  }

  @Test
  default void saysWhatItIs() {
    assertThat(source().scheme()).matches("[a-z][a-z0-9+-]+");
    assertThat(source().example()).isNotBlank();
    assertThat(source().nativeCommands()).doesNotContainNull().allMatch(name -> !name.isBlank());
    SettingsContract.requireKept(source().settings());
  }

  /// Operators are told which source brings the fact that they lack.
  @Test
  default void saysWhatItBrings() {
    assertThat(source().brings()).isNotEmpty().doesNotContainKey("").doesNotContainValue(null);
    assertThat(source().brings().values()).anyMatch(facts -> !facts.isEmpty());
  }

  /// One line that says why, no other exception, and no inventory in which all is well.
  @Test
  default void saysWhyNothingCouldBeRead() {
    assertThatThrownBy(() -> source().read(nowhere()))
        .isInstanceOf(SourceException.class)
        .satisfies(thrown -> assertThat(thrown.getMessage()).isNotBlank().hasLineCount(1));
  }
}
