package ncc.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.json.config.Configuration.ConfiguredAlert;
import ncc.json.config.Configuration.ConfiguredCheck;
import ncc.json.config.Configuration.ConfiguredLimits;
import ncc.server.setting.PolicyTexts;
import ncc.spi.alert.Severity;
import ncc.spi.run.CheckDescription;
import org.junit.jupiter.api.Test;

class AlertPoliciesTest {
  private static final CheckDescription CHECK =
      new CheckDescription(
          "link_check",
          "fake_checks",
          "Link",
          "The link is up",
          List.of("It is cut"),
          List.of("Mend it"),
          "None",
          List.of(),
          Duration.ofMinutes(5),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Set.of(),
          Set.of(),
          List.of(),
          List.of());

  private static ConfiguredCheck configured(Optional<Duration> interval, ConfiguredAlert alert) {
    return new ConfiguredCheck(
        true,
        interval,
        Optional.empty(),
        ConfiguredLimits.NONE,
        alert,
        Map.of(),
        List.of(),
        "ncc.yaml:2:3");
  }

  private static List<String> lines(Optional<ConfiguredCheck> configured) {
    return PolicyTexts.of(AlertPolicies.of(CHECK, configured)).entrySet().stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void theCheckDecidesWhereTheFileIsSilent() {
    assertThat(lines(Optional.empty()))
        .containsExactly(
            "raise-after=1",
            "auto-resolve=true",
            "from=warning",
            "remind=1d",
            "flap-turns=5",
            "flap-window=2h");
  }

  @Test
  void theFileDecidesWhereItSpeaks() {
    var alert =
        new ConfiguredAlert(
            OptionalInt.of(2),
            Optional.of(false),
            Optional.of(Severity.CRITICAL),
            Optional.of(Duration.ofHours(12)),
            OptionalInt.of(6),
            Optional.of(Duration.ofDays(3)));

    assertThat(lines(Optional.of(configured(Optional.empty(), alert))))
        .containsExactly(
            "raise-after=2",
            "auto-resolve=false",
            "from=critical",
            "remind=12h",
            "flap-turns=6",
            "flap-window=3d");
  }

  @Test
  void theFlappingWindowFollowsTheIntervalOfTheFile() {
    var hourly = configured(Optional.of(Duration.ofHours(1)), ConfiguredAlert.NONE);

    assertThat(lines(Optional.of(hourly))).contains("flap-window=1d");
  }
}
