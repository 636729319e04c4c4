package ncc.checks.ngt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.check.TextFile;
import ncc.spi.inventory.Version;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompatibilityTableTest {
  private static final Version AOS = new Version("6.10.1");

  private static CompatibilityTable table(String text) {
    return CompatibilityTable.of(new TextFile("table.csv", text));
  }

  private static Optional<Map<Version, Boolean>> of(String text) {
    return table(text).of(AOS);
  }

  /// One table in the ways in which it may come.
  static Stream<String> ways() {
    return Stream.of(
        "AOS Versions,4.2,4.1.1,2.3\n6.10.1,,✓,x\n7.0,true,1,\n",
        "AOS \\ NGT,4.2,4.1.1,2.3\n6.10.1,-,yes,Yes\n7.0,✓,✓,no\n",
        "NGT,6.10.1,7.0\n4.2,,x\n4.1.1,x,x\n2.3,x,\n",
        "NGT \\ AOS,6.10.1,7.0\n4.2,,x\n4.1.1,x,x\n2.3,x,\n",
        ",AOS 6.10.1,AOS 7.0\nNGT 4.2,false,true\nNGT 4.1.1,true,true\nNGT 2.3,true,false\n",
        ";4.2;4.1.1;2.3\r\n6.10.1;0;1;1\r\n7.0;1;1;0\r\n",
        "\t4.2\t4.1.1\t2.3\n6.10.1\t\tx\tx\n\n7.0\tx\tx\t\n",
        """
        "AOS - NGT Compatibility, as of today"

        "AOS","4.2","4.1.1","2.3"
        "6.10.1","","x","x"
        """,
        "AOS Version,NGT Version,Compatible\n6.10.1,4.2,No\n6.10.1,4.1.1,Yes\n6.10.1,2.3,Yes\n",
        "NGT,AOS,Status\n4.2,6.10.1,not supported\n4.1.1,6.10.1,supported\n2.3,6.10.1,x\n",
        "AOS,4.2,4.1.1,2.3\n6.10.x,,x,x\n");
  }

  @ParameterizedTest
  @MethodSource("ways")
  void readsATableWhicheverWayItCame(String text) {
    assertThat(of(text))
        .contains(
            Map.of(
                new Version("4.2"), false, new Version("4.1.1"), true, new Version("2.3"), true));
  }

  /// A row of its own comes before one for all that begin so.
  @ParameterizedTest
  @CsvSource({"6.10.1, false", "6.10.2, true", "6.10, true", "6.1, ", "6.11, ", "7.0, "})
  void findsTheRowOfAnAos(String aos, @Nullable Boolean together) {
    var table = table("AOS,4.1.1\n6.10.x,x\n6.10.1,\n");

    assertThat(table.of(new Version(aos)).map(agents -> agents.get(new Version("4.1.1"))))
        .isEqualTo(Optional.ofNullable(together));
  }

  /// Versions of one value are one version.
  @Test
  void findsAnAgentByItsValue() {
    assertThat(of("AOS,4.1\n6.10.1,x\n").orElseThrow().get(new Version("4.1.0"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "a,b,c\n1,2,3",
        "AOS,4.1,4.2\n6.10.1,maybe,x",
        "AOS,4.1,4.1\n6.10.1,x,",
        ",4.1,4.2\n4.3,x,x",
        ",6.10,7.0\n6.5,x,x",
        "AOS,4.1,later\n6.10.1,x,x",
        "AOS,4.1\n6.10.1,x\nand so on,x",
        "AOS,NGT\n6.10.1,none"
      })
  void refusesWhatIsNoTableAndGuessesNothing(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table(text))
        .withMessageStartingWith("'table.csv' is no table of AOS and NGT versions: ")
        .satisfies(refused -> assertThat(refused.getMessage()).hasLineCount(1));
  }

  /// It may be any file of the machine: a line is named, and not shown.
  @Test
  void showsNothingOfWhatItRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table("AOS,4.1\n6.10.1,secret"))
        .withMessageContaining("line 2")
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
  }

  @Test
  void isEmptyWhereNoneIsNamed() {
    assertThat(CompatibilityTable.of(TextFile.NONE).of(AOS)).isEmpty();
  }
}
