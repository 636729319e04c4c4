package ncc.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.engine.NamePatterns;
import ncc.engine.silence.Scope;
import ncc.engine.silence.Silence;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Subject;
import ncc.store.setting.StoredSilence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceTextTest {
  private static final Instant NOW = Instant.parse("2027-05-06T07:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"VM", "CLUSTER", "GUEST", "ENDPOINT", "DISK"})
  void aSubjectIsKept(Kind kind) {
    var scope =
        new Scope(
            NamePatterns.ALL,
            new NamePatterns(List.of("A600103")),
            NamePatterns.ALL,
            Optional.of(new Subject(kind, "id", "a\nname")));
    var silence =
        new Silence(
            "s-1",
            "ann",
            NOW,
            "",
            scope,
            NOW,
            Optional.of(NOW.plus(Duration.ofDays(2))),
            Optional.empty(),
            false);

    assertThat(SilenceText.silences(List.of(SilenceText.stored(silence))).all())
        .containsExactly(silence);
  }

  @Test
  void oneThatAnEarlierNccMadeWithoutAnEndHoldsOnAndShowsOne() {
    var stored =
        new StoredSilence(
            "s-1",
            "{\"who\":\"ann\",\"created\":\"2026-01-01T00:00:00Z\",\"reason\":\"\",\"clusters\":\"\","
                + "\"checks\":\"\",\"vms\":\"\",\"start\":\"2026-01-01T00:00:00Z\","
                + "\"waiver\":\"false\"}",
            Optional.empty());

    var silence = SilenceText.silences(List.of(stored)).all().getFirst();

    assertThat(silence.isInForce(NOW)).isTrue();
    assertThat(silence.end()).contains(Instant.parse("2125-12-08T00:00:00Z"));
  }
}
