package ncc.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
  private static final List<String> ATTACKS =
      List.of(
          "=",
          "+",
          "-",
          "@",
          "＝",
          "＋",
          "－",
          "＠",
          "'",
          "\"",
          ",",
          ";",
          "\t",
          "\r\n",
          "\n",
          " ",
          "\u00a0",
          "cmd|' /C calc'!A0",
          "\\",
          "\\u003b",
          "\u202e",
          "\u001b[31m",
          "\ud800",
          "日本");

  @Provide
  Arbitrary<String> texts() {
    var any = Arbitraries.strings().all().ofMaxLength(4);
    return Arbitraries.oneOf(Arbitraries.of(ATTACKS), any)
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"web-01", "会計サーバー", "a=b", "mail: \"primary\"", "a; b", "1 + 1", ""})
  void whatNoSpreadsheetWouldCalculateStays(String text) {
    assertThat(Cell.text(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x", "  =1", "\u00a0=1", "'x"})
  void whatCouldBeAFormulaIsText(String text) {
    assertThat(Cell.text(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @CsvSource({
    "a;=1, a\\u003b=1",
    "a; =1, a\\u003b =1",
    "a;'=1', a\\u003b'=1'",
    "a;b, a;b",
    "a; 7, a; 7",
    "a;, a;",
    "a;;=1, a\\u003b\\u003b=1"
  })
  void aSemicolonBeginsNoFormulaInTheNextCell(String text, String cell) {
    assertThat(Cell.text(text)).isEqualTo(cell);
  }

  @Test
  void quotesAreDoubled() {
    assertThat(Cell.quoted("say \"x\"")).isEqualTo("\"say \"\"x\"\"\"");
  }

  @Property
  void everyTextCanBeHadBack(@ForAll("texts") String text) {
    assertThat(original(Cell.text(text))).isEqualTo(text);
  }

  @Property
  void aCellIsOneLineAndNoFormulaWhateverSeparatesCells(@ForAll("texts") String text) {
    var cell = Cell.text(text);

    assertThat(cell.codePoints())
        .noneMatch(point -> Character.getType(point) == Character.CONTROL)
        .noneMatch(point -> point == 0x2028 || point == 0x2029);
    for (String part : cell.split("[;\t]", -1)) {
      assertThat(part).doesNotMatch("[\\s\\p{Z}\"]*[=+\\-@＝＋－＠].*");
    }
  }

  private static String original(String cell) {
    var text = cell.startsWith("'") ? cell.substring(1) : cell;
    var original = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        original.append(c);
        continue;
      }
      char escape = text.charAt(++i);
      if (escape == 'u') {
        original.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        original.append(
            "ntr\\".indexOf(escape) < 0 ? '?' : "\n\t\r\\".charAt("ntr\\".indexOf(escape)));
      }
    }
    return original.toString();
  }
}
