package ncc.json;

import static ncc.json.Documents.check;
import static ncc.json.Documents.finding;
import static ncc.json.Documents.read;
import static ncc.json.Documents.run;
import static ncc.json.Documents.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import ncc.spi.check.Verdict;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunFormatExceptionTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `schema_version": "1.0` | `schema_version": "2.0` | run.json:2:20: "schema_version" is "2.0"; expected a run of schema version 1, as --report json=FILE writes it
          `schema_version": "1.0` | `schema_version": "one` | run.json:2:20: "schema_version" is "one"; expected a run of schema version 1, as --report json=FILE writes it
          `"status": "PASS"` | `"status": "GOOD"` | run.json:64:18: "status" is "GOOD"; expected one of SKIP, PASS, INFO, WARN, ERR, FAIL
          `"1.0"` | `1.0` | run.json:2:20: found a number; expected a text
          `"aborted": false` | `"aborted": "no"` | run.json:10:14: "aborted" is "no"; expected true or false
          `"took_seconds": 0.005` | `"took_seconds": 1e99` | run.json:9:19: "took_seconds" is 1e99; expected a number of seconds
          `"took_seconds": 0.005` | `"took_seconds": 1e2147483647` | run.json:9:19: "took_seconds" is 1e2147483647; expected a number of seconds
          `"took_seconds": 0.005` | `"took_seconds": 1e-2147483647` | run.json:9:19: "took_seconds" is 1e-2147483647; expected a number of seconds
          `"took_seconds": 0.005` | `"took_seconds": 0.0000000001` | run.json:9:19: "took_seconds" is 0.0000000001; expected a number of seconds
          `"vms": 1,` | `"vms": 99999999999,` | run.json:41:11: "vms" is 99999999999; expected an integer
          `"vms": 1,` | `` | run.json:32:3: "vms" is missing; expected an integer
          `"check": "a_check"` | `"check": "b_check"` | run.json:46:5: check "b_check" is not described; expected it in "checks" before
          `"clusters": [` | `"clusters": [7,` | run.json:31:15: found a number; expected an object
          `"clusters": [` | `"clusters": {` | run.json:31:14: found an object; expected a list
          `"kind":"VM"` | `"kind":"pc"` | run.json:69:52: found "pc"; expected a kind such as VM
          `,"name":"web"` | `` | run.json:60:9: a finding without a subject; expected its kind, id and name
          `"at":"2026-11-22T06:00:00Z"` | `"at":"yesterday"` | run.json:60:9: "at" is "yesterday"; expected type instant
          `"at":"instant"` | `"at":"moment"` | run.json:58:29: found "moment"; expected one of text, integer, boolean, decimal, instant, duration
          `"headline": "Bad"` | `"headline": ""` | run.json:53:7: a verdict of FAIL needs a headline
          """)
  void saysWhatIsWrongAndWhere(String right, String wrong, String message) throws IOException {
    var json =
        written(run(check(finding("web", at(Documents.NOW)), finding("db", Verdict.pass()))));
    assertThat(json).contains(right);

    assertThatExceptionOfType(RunFormatException.class)
        .isThrownBy(() -> read(replaceLast(json, right, wrong == null ? "" : wrong)))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          `` | run.json:1:1: found nothing; expected an object
          `{}` | run.json:1:2: no "schema_version"; expected a run of schema version 1, as --report json=FILE writes it
          `{"entities": [{"uuid": 1}]}` | run.json:1:27: no "schema_version"; expected a run of schema version 1, as --report json=FILE writes it
          `{"schema_version": "1.0"}` | run.json:1:25: no "run"; expected a run of schema version 1, as --report json=FILE writes it
          `[]` | run.json:1:1: found a list; expected an object
          `Cluster Id : 7` | run.json:1:9: not JSON: Unrecognized token 'Cluster': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
          """)
  void refusesWhatIsNotARun(String text, String message) {
    assertThatExceptionOfType(RunFormatException.class)
        .isThrownBy(() -> read(text))
        .withMessage(message);
  }

  @Test
  void refusesAFileCutOffAnywhere() throws IOException {
    var json = written(SampleRuns.troubled()).strip();

    for (int end = 0; end < json.length(); end++) {
      var cut = json.substring(0, end);
      assertThatExceptionOfType(RunFormatException.class)
          .isThrownBy(() -> read(cut))
          .withMessageStartingWith("run.json:")
          .withMessageNotContaining("\n");
    }
  }

  @Test
  void refusesASecondRunInTheSameFile() throws IOException {
    var json = written(SampleRuns.small());

    assertThatExceptionOfType(RunFormatException.class)
        .isThrownBy(() -> read(json + json))
        .withMessageContaining("something follows the end of the run");
  }

  @Test
  void refusesBytesThatAreNotUnicode() {
    byte[] bytes = {'{', '"', (byte) 0xff, '"', ':', '1', '}'};

    assertThatExceptionOfType(RunFormatException.class)
        .isThrownBy(() -> RunJson.read(new ByteArrayInputStream(bytes), "run.json"))
        .withMessageStartingWith("run.json:1:")
        .withMessageContaining("not JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "run\":{\"unknown"})
  void refusesJsonNestedBeyondReason(String member) {
    assertThatExceptionOfType(RunFormatException.class)
        .isThrownBy(() -> read("{\"" + member + "\":" + "[".repeat(100_000)))
        .withMessageContaining("nesting depth");
  }

  @Test
  void aMessageStaysOneShortLineWhateverTheFileHolds() {
    var hostile = "\"a\\nb\\u001b[31m" + "x".repeat(1000) + '"';

    assertThatExceptionOfType(RunFormatException.class)
        .isThrownBy(() -> read("{\"schema_version\":" + hostile + "}"))
        .withMessageContaining("a\\u000ab\\u001b[31mx")
        .withMessageContaining("(1008 characters)")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(220).hasLineCount(1));
  }

  private static Verdict at(Instant instant) {
    return Verdict.fail("Bad", "at {at}").with("at", instant);
  }

  private static String replaceLast(String text, String from, String to) {
    int at = text.lastIndexOf(from);
    return text.substring(0, at) + to + text.substring(at + from.length());
  }
}
