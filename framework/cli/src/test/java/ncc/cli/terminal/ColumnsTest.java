package ncc.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
  @ParameterizedTest
  @CsvSource({
    "web-01, 6",
    "会計サーバー, 12",
    "ｻｰﾊﾞ, 4",
    "ＤＢ－１, 8",
    "서울, 4",
    "e\u0301te\u0301, 3",
    "データ・ベース, 14",
    "🚀, 2",
    "naïve, 5",
    "'', 0",
  })
  void aCharacterTakesAsManyColumnsAsATerminalGivesIt(String text, int columns) {
    assertThat(Width.of(text)).isEqualTo(columns);
  }

  @Test
  void namesOfAnyScriptStandBelowEachOther() {
    var columns = new Columns(0);
    columns.add("会計", "x");
    columns.add("db-01", "y");

    assertThat(columns.text()).isEqualTo("会計   x\ndb-01  y\n");
  }

  @Test
  void aLastPartIsCutWhereTheScreenEnds() {
    var columns = new Columns(30);
    columns.add("a", "会計サーバー会計サーバー会計サーバー");
    columns.add("b", "012345678901234567890123456");

    assertThat(columns.text()).isEqualTo("a  会計サーバー会計サーバー会…\nb  012345678901234567890123456\n");
  }

  @Test
  void aLastPartWithoutRoomHasALineOfItsOwn() {
    var columns = new Columns(40);
    columns.add("01234567890123456789", "a sentence that says what is wrong here");
    columns.add("short", "ok");

    assertThat(columns.text())
        .isEqualTo(
            """
            01234567890123456789
                a sentence that says what is wrong …
            short
                ok
            """);
  }

  @Test
  void nothingIsCutInAFile() {
    var columns = new Columns(0);
    columns.add("a".repeat(200), "b".repeat(200));

    assertThat(columns.text()).isEqualTo("a".repeat(200) + "  " + "b".repeat(200) + "\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {37, 90, 300})
  void aLongNameMovesItsOwnLineAloneInAFile(int length) {
    var name = "n".repeat(length);
    var columns = new Columns(0);
    columns.add("OPEN", "db-01", "expired");
    columns.add("OPEN", name, "expired");

    assertThat(columns.text()).isEqualTo("OPEN  db-01  expired\nOPEN  " + name + "  expired\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120, 200})
  void aLongNameIsCutOnAScreenSoThatNoLineBreaks(int width) {
    var columns = new Columns(width);
    columns.add("OPEN", "db-01", "expired");
    columns.add("OPEN", "会計".repeat(60), "expired");

    assertThat(columns.text().lines())
        .allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(width))
        .last()
        .asString()
        .containsPattern("…  ? expired$");
  }
}
