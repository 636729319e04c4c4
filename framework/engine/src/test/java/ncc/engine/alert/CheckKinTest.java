package ncc.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.spi.check.Diagnosis;
import ncc.spi.run.CheckDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckKinTest {
  private static CheckDescription check(String id, String... explains) {
    return World.check(id, Optional.empty())
        .withDiagnoses(List.of(Diagnosis.fail("bad", "It is bad", "").explains(explains)));
  }

  @ParameterizedTest
  @CsvSource({"a", "b", "c"})
  void whoeverIsConnectedIsKinHoweverFarAway(String id) {
    var kin = CheckKin.of(List.of(check("a", "b.down"), check("b", "c"), check("c"), check("d")));

    assertThat(kin.of(id)).isEqualTo(Set.of("a", "b", "c"));
    assertThat(kin.has(id)).isTrue();
  }

  @Test
  void aCheckThatNothingConnectsIsAlone() {
    var kin = CheckKin.of(List.of(check("a", "b"), check("d")));

    assertThat(kin.has("d")).isFalse();
    assertThat(kin.of("d")).isEqualTo(Set.of("d"));
  }
}
