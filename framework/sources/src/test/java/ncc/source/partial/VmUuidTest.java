package ncc.source.partial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmUuidTest {
  private static final String TEXT = "0123abcd-ef45-4678-9abc-def012345678";

  @Test
  void readsWhatTheJdkReads() {
    assertThat(VmUuid.parse(TEXT)).contains(UUID.fromString(TEXT));
    assertThat(VmUuid.parse("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF")).contains(new UUID(-1, -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0123abcd-ef45-4678-9abc-def01234567",
        "0123abcd-ef45-4678-9abc-def0123456789",
        "0123abcdef45-4678-9abc--def012345678",
        "0123abcd-ef45-4678-9abc-def01234567g",
        "0123abcd-ef45-4678-9abc-def01234567\uff11",
        "0123abcd-ef45-4678-9abc-def0123456\ud83d\ude00",
        "-123abcd-ef45-4678-9abc-def012345678",
        "+123abcd-ef45-4678-9abc-def012345678",
      })
  void nothingElseIsAUuid(String text) {
    assertThat(VmUuid.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a::", ":", "00061111-2222-3333-4444-000000000000::"})
  void theVmsStandsBehindTheClusters(String before) {
    assertThat(VmUuid.parseBehindCluster(before + TEXT)).contains(UUID.fromString(TEXT));
  }

  @ParameterizedTest
  @ValueSource(strings = {TEXT, "x" + TEXT, TEXT + "::", TEXT + "::0123", "::"})
  void theClustersAloneIsNotTheVms(String text) {
    assertThat(VmUuid.parseBehindCluster(text)).isEmpty();
  }
}
