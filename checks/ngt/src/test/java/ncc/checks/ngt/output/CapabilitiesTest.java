package ncc.checks.ngt.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import ncc.checks.ngt.fact.FileRestoreEnabled;
import ncc.checks.ngt.fact.VssEnabled;
import ncc.spi.inventory.Fact;
import ncc.spi.source.Output;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest {
  private static List<Optional<Fact>> read(Output output, String values) {
    return output.layout().orElseThrow().fields().stream()
        .filter(field -> field.path().contains("capabilit"))
        .map(field -> field.read(values))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                    false, false",
    "VSS_SNAPSHOT,                          true,  false",
    "SELF_SERVICE_RESTORE,                  false, true",
    "'VSS_SNAPSHOT\nSELF_SERVICE_RESTORE',  true,  true",
    "SOMETHING_OF_LATER_2,                  false, false"
  })
  void whatIsNotListedIsSwitchedOff(String values, boolean snapshots, boolean restore) {
    for (Output output : List.of(new PrismV3Vms(), new PrismV4Vms())) {
      assertThat(read(output, values))
          .containsExactly(
              Optional.of(new VssEnabled(snapshots)), Optional.of(new FileRestoreEnabled(restore)));
    }
  }

  /// Prism's own words for not knowing, other spellings, and what stands in an anonymized copy in
  /// place of these.
  @ParameterizedTest
  @ValueSource(strings = {"$UNKNOWN", "$REDACTED", "vss_snapshot", "redacted", "VSS SNAPSHOT", "7"})
  void aWordThatMayBeAnyOfThemIsNotSwitchedOff(String value) {
    for (Output output : List.of(new PrismV3Vms(), new PrismV4Vms())) {
      assertThat(read(output, value)).containsOnly(Optional.empty());
      assertThat(read(output, "VSS_SNAPSHOT\n" + value)).containsOnly(Optional.empty());
    }
  }
}
