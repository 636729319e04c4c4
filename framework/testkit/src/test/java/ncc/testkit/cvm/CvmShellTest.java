package ncc.testkit.cvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.util.List;
import ncc.testkit.Capture;
import ncc.testkit.GeneratedFleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CvmShellTest {
  private static final CvmCommands COMMANDS = CvmCommands.of(Capture.of(new GeneratedFleet(60, 1)));
  private static final String INFO = COMMANDS.run(List.of("ncli", "cluster", "info")).out();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash -lc 'ncli cluster info'",
        "bash -l -c \"ncli cluster info\"",
        "bash --login -c 'exec ncli cluster info'",
        "source /etc/profile; ncli cluster info",
        ". /etc/profile && exec timeout -k 5 60 ncli cluster info 2>/dev/null",
        "/home/nutanix/prism/cli/ncli cluster info",
        "bash -lc 'command -v ncli >/dev/null || exit 127; ncli cluster info'"
      })
  void findsTheProgramsOnceAProfileWasRead(String line) throws Exception {
    assertThat(run(line, CvmFaults.NONE)).isEqualTo(CvmAnswer.said(INFO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ncli cluster info",
        "bash -c 'ncli cluster info'",
        "bash -lc 'ncli2 cluster info'"
      })
  void findsNothingElse(String line) throws Exception {
    var said = run(line, CvmFaults.NONE);

    assertThat(said.err()).endsWith(": command not found\n");
    assertThat(said.code()).isEqualTo(127);
  }

  @Test
  void handsNamesOverAsTheyWereQuoted() throws Exception {
    var said =
        run(
            "bash -lc 'ncli ngt list '\\''vm-names=FAIL: Refer to KB 1-99,db-1'\\'''",
            CvmFaults.NONE);

    assertThat(said.out()).contains(" : db-1\n").doesNotContain(" : web-0\n");
  }

  @ParameterizedTest
  @CsvSource({
    "missing, 127, 0",
    "die, 137, 50",
    "cut, 0, 50",
    "fail, 1, 0",
    "slow, 0, 100",
    "noise, 0, 100"
  })
  void failsAsItIsTold(String fault, int code, int percent) throws Exception {
    var said = run("bash -lc 'ncli cluster info'", CvmFaults.of("ncli", CvmFault.of(fault)));

    assertThat(said.out()).isEqualTo(INFO.substring(0, INFO.length() * percent / 100));
    assertThat(said.code()).isEqualTo(code);
  }

  @Test
  void printsGarbageThatIsNoText() throws Exception {
    var said = run("bash -lc 'ncli cluster info'", CvmFaults.of("ncli", CvmFault.GARBAGE));

    assertThat(said.out()).contains("\u0000", "\ufffd");
    assertThat(said.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"HANG, 0", "STALL, 50"})
  void hangsUntilNobodyWaits(CvmFault fault, int percent) throws Exception {
    var out = new ByteArrayOutputStream();
    var shell = new CvmShell(COMMANDS, CvmFaults.of("ncli", fault));
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> shell.run("bash -lc 'ncli cluster info'", out, out));
    assertThat(out.size()).isEqualTo(INFO.length() * percent / 100);
  }

  @Test
  void ofSeveralFaultsTheLongestHolds() throws Exception {
    var faults = CvmFaults.parse(List.of("ncli=missing", "ncli cluster info=cut", "ncli cl=fail"));

    assertThat(run("bash -lc 'ncli cluster info'", faults).code()).isZero();
    assertThat(run("bash -lc 'ncli ngt list'", faults).code()).isEqualTo(127);
  }

  @Test
  void aMissingProgramIsNotFoundEither() throws Exception {
    var faults = CvmFaults.of("ncli", CvmFault.MISSING);

    assertThat(run("bash -lc 'command -v ncli'", faults).code()).isEqualTo(1);
    assertThat(run("bash -lc 'command -v acli'", faults).out()).endsWith("/acli\n");
  }

  @Test
  void goesOnAsTheLineSays() throws Exception {
    assertThat(
            run("false && echo a; true && echo b; false || echo c; exit 3; echo d", CvmFaults.NONE))
        .isEqualTo(new CvmAnswer("b\nc\n", "", 3));
  }

  @Test
  void complainsOfALineItDoesNotUnderstand() throws Exception {
    assertThat(run("ncli ngt list | head", CvmFaults.NONE))
        .isEqualTo(new CvmAnswer("", "bash: '|' is not understood outside quotes\n", 2));
  }

  private static CvmAnswer run(String line, CvmFaults faults) throws Exception {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code = new CvmShell(COMMANDS, faults).run(line, out, err);
    return new CvmAnswer(out.toString(UTF_8), err.toString(UTF_8), code);
  }
}
