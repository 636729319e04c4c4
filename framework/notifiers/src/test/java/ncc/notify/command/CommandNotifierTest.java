package ncc.notify.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ncc.notify.Samples;
import ncc.spi.notify.DeliveryException;
import ncc.spi.notify.Notification;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CommandNotifierTest {
  private static final CommandNotifier NOTIFIER = new CommandNotifier();

  @TempDir Path folder;

  @Test
  void theProgramReadsTheNotification() throws Exception {
    var told = folder.resolve("told");

    deliver(Samples.raised("web-01"), "sh", "-c", "cat > \"$1\"", "sh", told.toString());

    assertThat(new ObjectMapper().readTree(told.toFile()).at("/alerts/0/subject/name").asText())
        .isEqualTo("web-01");
  }

  @Test
  void variablesSayItInShortWithoutLineEnds() throws Exception {
    var told = folder.resolve("told");

    deliver(
        Samples.raised(SampleRuns.HOSTILE),
        "sh",
        "-c",
        "env | grep ^NCC_ | sort > \"$1\"",
        "sh",
        told.toString());

    assertThat(Files.readAllLines(told))
        .hasSize(10)
        .contains(
            "NCC_ALERT_ID=A600103",
            "NCC_CHECK=ngt_client_cert_expiry_check",
            "NCC_CLUSTER=tokyo-01",
            "NCC_KIND=raised",
            "NCC_NOTIFICATION=20261122T060000Z-0007",
            "NCC_SEVERITY=warning",
            "NCC_TITLE=NGT client certificates expiring",
            "NCC_TOTAL=1")
        .anyMatch(line -> line.startsWith("NCC_SUBJECT=x\ufffdRefer to KB 1\ufffd[31m</script>"));
  }

  @Test
  void nccsOwnVariablesStayItsOwn() throws Exception {
    var told = folder.resolve("told");

    deliver(Samples.raised("a"), "sh", "-c", "env > \"$1\"", "sh", told.toString());

    assertThat(Files.readAllLines(told))
        .extracting(line -> line.replaceFirst("=.*", ""))
        .allMatch(name ->
            name.matches("NCC_.*|PATH|HOME|USER|LOGNAME|LANG|LC_ALL|TZ|TMPDIR|PWD|OLDPWD|SHLVL|_"));
  }

  @ParameterizedTest
  @CsvSource({"0,", "75, false", "74, true", "1, true", "127, true"})
  void theExitCodeSaysWhetherToTryAgain(int code, Boolean isFinal) {
    var failed = failed("sh", "-c", "echo; echo nobody is on call >&2; exit " + code);

    if (isFinal == null) {
      assertThat(failed).isNull();
    } else {
      assertThat(failed).hasMessage("'sh' ended with exit code " + code + ": 'nobody is on call'");
      assertThat(failed.isFinal()).isEqualTo(isFinal);
    }
  }

  @Test
  void atTheDeadlineItsWholeFamilyIsKilled() throws Exception {
    var pid = folder.resolve("pid");
    var script = "sleep 600 & echo $! > \"$1\"; wait";
    var settings =
        Map.of(
            "command", List.of("sh", "-c", script, "sh", pid.toString()),
            "timeout", List.of("3s"));

    var failed =
        catchThrowableOfType(
            DeliveryException.class,
            () ->
                NOTIFIER.deliver(
                    Samples.raised("a"), Samples.settings(NOTIFIER, settings), Samples.NOW));

    assertThat(failed).hasMessage("'sh' did not end within 3s");
    assertThat(failed.isFinal()).isFalse();
    assertThat(isAlive(pid)).isFalse();
  }

  private static boolean isAlive(Path pid) throws IOException {
    var child = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
    child.ifPresent(
        handle -> handle.onExit().orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join());
    return child.map(ProcessHandle::isAlive).orElse(false);
  }

  @Test
  void aChildThatKeepsStderrOpenIsNotWaitedFor() {
    var failed = failed("sh", "-c", "sleep 90 & exit 3");

    assertThat(failed).hasMessage("'sh' ended with exit code 3");
  }

  @Test
  void whoReadsNothingAndSaysALotIsNoTrouble() throws Exception {
    var names = IntStream.range(0, 1000).mapToObj(i -> "vm-" + i).toArray(String[]::new);

    deliver(Samples.raised(names), "sh", "-c", "exec <&-; head -c 1000000 /dev/zero >&2; exit 0");
  }

  @Test
  void whatIsNotThereMayBeThereTomorrow() {
    var failed = failed("/nowhere/page");

    assertThat(failed).hasMessage("'/nowhere/page' cannot be started; is it there, executable?");
    assertThat(failed.isFinal()).isFalse();
  }

  @Test
  void aCommandIsNeeded() {
    assertThat(NOTIFIER.faults(Samples.settings(NOTIFIER, Map.of("timeout", List.of("0s")))))
        .containsExactly(
            "command is missing; expected a program and its arguments, such as"
                + " [/usr/local/bin/page, ops]",
            "timeout: expected more than 0s");
  }

  private static void deliver(Notification notification, String... command)
      throws DeliveryException {
    var settings = Samples.settings(NOTIFIER, Map.of("command", List.of(command)));
    NOTIFIER.deliver(notification, settings, Samples.NOW);
  }

  private static DeliveryException failed(String... command) {
    return catchThrowableOfType(
        DeliveryException.class, () -> deliver(Samples.raised("web-01"), command));
  }
}
