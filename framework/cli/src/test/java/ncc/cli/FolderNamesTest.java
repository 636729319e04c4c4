package ncc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderNamesTest {
  @ParameterizedTest
  @CsvSource({
    "tokyo-01, tokyo-01",
    "../../etc/passwd, etc_passwd",
    "'..', cluster",
    "'.ssh', ssh",
    "会計, cluster",
    "'', cluster",
    "-rf, rf"
  })
  void leadNowhereElse(String cluster, String folder) {
    assertThat(new FolderNames().of(cluster)).isEqualTo(folder);
  }

  @Test
  void holdNoControlCharacters() {
    assertThat(new FolderNames().of("a\u0000b\nc")).isEqualTo("a_b_c");
  }

  @Test
  void areShort() {
    assertThat(new FolderNames().of("x".repeat(500))).hasSize(80);
  }

  @Test
  void areGivenOnceEvenWhereCaseDoesNotCount() {
    var names = new FolderNames();
    assertThat(names.of("Tokyo")).isEqualTo("Tokyo");
    assertThat(names.of("tokyo")).isEqualTo("tokyo-2");
    assertThat(names.of("to/kyo")).isEqualTo("to_kyo");
  }
}
