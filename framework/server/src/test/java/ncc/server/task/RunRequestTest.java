package ncc.server.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.spi.check.Status;
import ncc.store.history.Counts;
import ncc.store.history.Latest;
import ncc.store.schedule.Slot;
import ncc.store.task.TaskItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunRequestTest {
  private static final Map<String, String> MODULES =
      Map.of("link_check", "ngt_checks", "disk_check", "hardware_checks/disk_checks");
  private static final List<Slot> SLOTS =
      List.of(
          new Slot("link_check", "tokyo"),
          new Slot("disk_check", "tokyo"),
          new Slot("link_check", "osaka"));

  private static List<String> items(RunRequest request, Latest... latest)
      throws RunRefusedException {
    return request.items(SLOTS, MODULES, Arrays.asList(latest)).stream()
        .map(RunRequestTest::text)
        .toList();
  }

  private static String text(TaskItem item) {
    return item.cluster() + " " + item.checkId();
  }

  private static Latest latest(Status status) {
    return new Latest(
        "uuid-of-tokyo",
        "tokyo",
        "link_check",
        Optional.empty(),
        Instant.EPOCH,
        status,
        true,
        Optional.empty(),
        new Counts(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "all, osaka link_check|tokyo disk_check|tokyo link_check",
    "link_check, osaka link_check|tokyo link_check",
    "hardware_checks, tokyo disk_check",
    "hardware_checks/disk_checks, tokyo disk_check",
    "disk_checks, tokyo disk_check",
  })
  void meansAllOrAModuleOrACheck(String what, String expected) throws Exception {
    assertThat(String.join("|", items(new RunRequest(what, Set.of(), false)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void onlyWhatLastWasWarnErrOrFailCountsAsFailed(Status status) throws Exception {
    var items = items(new RunRequest("all", Set.of(), true), latest(status));

    if (Set.of(Status.WARN, Status.ERR, Status.FAIL).contains(status)) {
      assertThat(items).containsExactly("tokyo link_check");
    } else {
      assertThat(items).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lnik_check | tokyo | no check or module is called 'lnik_check'; did you mean"
            + " 'link_check'?",
        "all | toky | no cluster with anything scheduled is called 'toky'; did you mean 'tokyo'?",
        "disk_check | osaka | nothing of 'disk_check on osaka' is scheduled; it is switched off, or"
            + " no daemon has begun with it",
      })
  void whatMeansNothingIsRefusedInOneLine(String what, String cluster, String line) {
    assertThatThrownBy(() -> items(new RunRequest(what, Set.of(cluster), false)))
        .isInstanceOf(RunRefusedException.class)
        .hasMessage(line);
  }

  @Test
  void tellsItselfInWords() {
    assertThat(new RunRequest("all", Set.of("b", "a"), true).words())
        .isEqualTo("all on a, b, only failed");
  }
}
