package ncc.report.text;

import static ncc.report.text.Given.cluster;
import static ncc.report.text.Given.notes;
import static ncc.report.text.Given.passed;
import static ncc.report.text.Given.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import ncc.spi.inventory.Caveat;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoticesTest {
  private static final ClusterRun WHOLE = cluster(passed("ngt_checks", "link_check"));

  @Test
  void aWholeRunHasNothingToSay() {
    assertThat(Notices.of(run(WHOLE), WHOLE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Caveat.Kind.class,
      names = {"LIST_INCOMPLETE", "FACT_LOST", "OUT_OF_REACH"})
  void allThatIsMissingIsListedInTheWordsOfNcc(Caveat.Kind kind) {
    var missing = new Caveat(kind, "ncli_ngt_list.txt:12", "cut off", Set.of(), Set.of());
    var cluster = cluster(Collections.nCopies(100, missing));

    assertThat(Notices.of(run(cluster), cluster))
        .hasSize(100)
        .containsOnly(
            "NCC could not complete executing health checks on cluster tokyo-01:"
                + " ncli_ngt_list.txt:12: cut off");
  }

  @Test
  void tenNotesAreAllThere() {
    var cluster = cluster(notes(10));

    assertThat(Notices.of(run(cluster), cluster)).hasSize(10).endsWith("Note: file.txt:10: odd");
  }

  @Test
  void ofMoreNotesTheRestIsCountedAndItsPlaceNamed() {
    var cluster = cluster(notes(12));

    assertThat(Notices.of(run(cluster), cluster))
        .hasSize(11)
        .endsWith(
            "Note: file.txt:10: odd",
            "Note: 2 more conflicts and notes are left out here, --report json has all");
  }

  @Test
  void aConflictIsNamedAsOne() {
    var conflict = new Caveat(Caveat.Kind.CONFLICT, "a.json", "differs", Set.of(), Set.of());
    var cluster = cluster(List.of(conflict));

    assertThat(Notices.of(run(cluster), cluster)).containsExactly("Conflict: a.json: differs");
  }

  @Test
  void aStoppedRunSaysSo() {
    var stopped = about(true, "2026-11-22T06:00:00Z", List.of());

    assertThat(Notices.of(stopped, WHOLE))
        .containsExactly(
            "NCC could not complete executing health checks: the run was stopped before its end,"
                + " checks may be missing.");
  }

  @Test
  void aRunThatJudgesAsOfAnotherTimeSaysSo() {
    var later = about(false, "2027-01-01T00:00:00Z", List.of());

    assertThat(Notices.of(later, WHOLE))
        .containsExactly("Note: judged as of 2027-01-01T00:00:00Z, not of the time of the run");
  }

  @Test
  void everyPluginThatCouldNotBeUsedIsNamed() {
    var broken = new PluginProblem("broken.jar", "no annotation\nRefer to KB 1");
    var run = about(false, "2026-11-22T06:00:00Z", List.of(broken, broken));

    assertThat(Notices.of(run, WHOLE))
        .hasSize(2)
        .containsOnly("Plugin not used: broken.jar: no annotation\\nRefer to KB 1");
  }

  private static Run about(boolean aborted, String now, List<PluginProblem> problems) {
    var plain = run(WHOLE);
    return new Run(
        plain.id(),
        plain.version(),
        plain.command(),
        plain.startedAt(),
        Instant.parse(now),
        plain.took(),
        aborted,
        plain.clusters(),
        problems);
  }
}
