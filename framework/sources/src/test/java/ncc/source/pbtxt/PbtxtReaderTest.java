package ncc.source.pbtxt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PbtxtReaderTest {
  @Test
  void readsFieldsAndBlocks() throws IOException {
    assertThat(
            events(
                """
                name: "a" # a comment { with brackets
                block { inner < x: 1 > }
                other: { y: true };
                third <z: kWord>,
                """))
        .containsExactly(
            "name=a", "block{", "inner{", "x=1", "}inner", "}block", "other{", "y=true", "}other",
            "third{", "z=kWord", "}third");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:1 b:2",
        "a : 1\n\n\tb\r\n:\r\n2",
        "a: 1, b: 2",
        "a: 1; b: 2;",
        "a:1#one\nb:2#two",
        """
        I20250428 15:52:24.000553Z 207890(0x7f) zk:994] { "
        a: 1
        E20250428 bad
        b: 2
        W20250428 x\
        """,
      })
  void spacesSeparatorsCommentsAndLogLinesDoNotMatter(String text) throws IOException {
    assertThat(events(text)).containsExactly("a=1", "b=2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"it's\"|it's",
        "'say \"hi\"'|say \"hi\"",
        "'it\\'s'|it's",
        "\"\\\"\\\\\\/\"|\"\\/",
        "\"one\" 'two' \"three\"|onetwothree",
        "\"a\" # b⏎\"c\"|ac",
        "\"\\346\\227\\245\\346\\234\\254\"|日本",
        "\"\\xe6\\x97\\xa5\"|日",
        "\"日本\"|日本",
        "\"\\u65e5\\U0001f600\"|日😀",
        "\"\\ud83d\\ude00\"|😀",
        "\"\\ud83d\"|\ufffd",
        "\"\\U00110000\"|\ufffd",
        "\"\\1012\"|A2",
        "\"\\x4a\\x4Ax\"|JJx",
        "\"{ } < > [ ] : ; , #\"|{ } < > [ ] : ; , #",
        "\"\\377\"|\ufffd",
      })
  void quotedTextMayHoldAnything(String quoted, String text) throws IOException {
    assertThat(events("v: " + quoted.replace('⏎', '\n') + " w: 1"))
        .containsExactly("v=" + text, "w=1");
  }

  @Test
  void controlCharactersAreEscaped() throws IOException {
    assertThat(events("v: \"\\a\\b\\f\\n\\r\\t\\v\\?\""))
        .containsExactly("v=\u0007\b\f\n\r\t\u000b?");
  }

  @Test
  void listsAreRepeatedFields() throws IOException {
    assertThat(events("a: [1, 'two', kThree] b: [] c [{x: 1}, <y: 2>] d: [{}]"))
        .containsExactly(
            "a=1", "a=two", "a=kThree", "c{", "x=1", "}c", "c{", "y=2", "}c", "d{", "}d");
  }

  @Test
  void extensionsAndNumbersAreFieldNames() throws IOException {
    assertThat(events("[a.b.c]: 1 [d] { 12: \"x\" 13 { } }"))
        .containsExactly("[a.b.c]=1", "[d]{", "12=x", "13{", "}13", "}[d]");
  }

  @ParameterizedTest
  @CsvSource({"-5", "1.5e-3", "0x1F", "inf", "-inf", "2147483648u"})
  void numbersAreTakenAsTheyAre(String number) throws IOException {
    assertThat(events("v: " + number + " ")).containsExactly("v=" + number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: \"x|1|a quoted text has no end",
        "a: 'x⏎'|1|a quoted text has no end",
        "a 1|1|a field has neither a value nor a block",
        "a⏎}|2|a field has neither a value nor a block",
        "}|1|a block ends that did not begin",
        "a {⏎b: 1⏎>|3|a block ends with the other kind of bracket",
        "a: }|1|a value is expected",
        "a: [1|1|the text is cut off inside the block that began in line 1",
        "a: [[1]]|1|a value is expected",
        "[a.b|1|the text is cut off inside a field",
        "[a.{b|1|an extension's name has no end",
        "ab|1|the text is cut off inside a field",
        "a:|1|the text is cut off inside a field",
        "⏎⏎a {⏎ b: 12|4|the text is cut off inside the block that began in line 3",
        "ä: 1|1|a field's name is expected",
        "\"a\": 1|1|a field's name is expected",
      })
  void damageIsNamedWithItsLine(String text, long line, String reason) {
    assertThatThrownBy(() -> events(text.replace('⏎', '\n')))
        .isInstanceOfSatisfying(
            PbtxtException.class,
            damage -> {
              assertThat(damage.reason()).isEqualTo(reason);
              assertThat(damage.line()).isEqualTo(line);
            });
  }

  @ParameterizedTest
  @CsvSource({"100, true", "101, false"})
  void blocksMayBeNestedSoDeep(int depth, boolean isRead) throws IOException {
    var text = "a{".repeat(depth) + "}".repeat(depth);
    if (isRead) {
      assertThat(events(text)).hasSize(2 * depth);
    } else {
      assertThatThrownBy(() -> events(text)).hasMessage("blocks are nested more than 100 deep");
    }
  }

  @Test
  void tokensMayLieAcrossTheBuffersEnd() throws IOException {
    for (int before = 65_500; before < 65_560; before++) {
      var text = "#" + "x".repeat(before) + "\nname: \"some \\\"text\\\" of length\" b { c: 12 }";
      assertThat(events(text)).containsExactly("name=some \"text\" of length", "b{", "c=12", "}b");
    }
  }

  @Test
  void afterDamageReadingGoesOnAtALineThatBeginsAgain() throws IOException {
    var reader = reader("row { a: \"x\nrow { not: here\n  row { a: 2 }\n");
    assertThatThrownBy(() -> drain(reader, new ArrayList<>())).isInstanceOf(PbtxtException.class);
    assertThat(reader.resumeAt(Set.of("row"))).isTrue();
    assertThat(reader.line()).isEqualTo(2);
    assertThat(reader.resumeAt(Set.of("row"))).isTrue();
    var events = new ArrayList<String>();
    drain(reader, events);
    assertThat(events).containsExactly("row{", "a=2", "}row");
    assertThat(reader.resumeAt(Set.of("row"))).isFalse();
  }

  @Test
  void aLongerNameIsNotTheOneToResumeAt() throws IOException {
    var reader = reader("x\nrows { }\nrow_x: 1\nrow<>\n");
    assertThat(reader.resumeAt(Set.of("row"))).isTrue();
    assertThat(reader.line()).isEqualTo(4);
  }

  private static List<String> events(String text) throws IOException {
    var events = new ArrayList<String>();
    drain(reader(text), events);
    return events;
  }

  private static PbtxtReader reader(String text) {
    return new PbtxtReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void drain(PbtxtReader reader, List<String> events) throws IOException {
    for (var event = reader.next(); event != PbtxtReader.Event.END; event = reader.next()) {
      events.add(
          switch (event) {
            case SCALAR -> reader.name() + "=" + reader.text();
            case OPEN -> reader.name() + "{";
            case CLOSE -> "}" + reader.name();
            case END -> "";
          });
    }
  }
}
