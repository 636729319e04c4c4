package ncc.spi.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {
  @ParameterizedTest
  @CsvSource({
    "VM, VM",
    "CLUSTER, Cluster",
    "GUEST, Guest",
    "ENDPOINT, Endpoint",
    "DISK, Disk",
    "STORAGE_CONTAINER, Storage container",
    "A1, A1"
  })
  void isLabelledAsItsIdReads(Kind kind, String label) {
    assertThat(kind.label()).isEqualTo(label);
    assertThat(Kind.of(kind.id())).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vm", "Vm", "1A", "_A", "A B", "A-B", "É", "A\n"})
  void whatIsNoIdIsRefused(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kind.of(id))
        .withMessage("expected a kind such as VM or DISK, but was '%s'", id);
  }

  @Test
  void anIdIsOfAtMostFortyCharacters() {
    assertThat(Kind.of("A".repeat(40)).id()).hasSize(40);
    assertThatIllegalArgumentException().isThrownBy(() -> Kind.of("A".repeat(41)));
  }

  @Test
  void thoseOfPluginsStandBehindTheOthers() {
    var sorted =
        Stream.of("DISK", "VM", "A", "ENDPOINT", "CLUSTER", "GUEST").map(Kind::of).sorted();

    assertThat(sorted.map(Kind::id))
        .containsExactly("VM", "CLUSTER", "GUEST", "ENDPOINT", "A", "DISK");
  }
}
