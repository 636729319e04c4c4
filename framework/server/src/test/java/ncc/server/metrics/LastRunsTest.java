package ncc.server.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckRun;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastRunsTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant END = Instant.ofEpochSecond(1_800_000_000);
  private static final UUID ONE = new UUID(0, 1);
  private static final Verdict UNREAD = Verdict.err("Not read", "");

  private final LastRuns runs = new LastRuns();
  private int minutes;

  @Test
  void aCertificateStaysKnownWhileItsClusterIsOutOfReachAndAStateDoesNot() throws IOException {
    seen(healthy("web"), healthy("db"));

    outOfReach();

    assertThat(lines("ncc_end_")).hasSize(2).allMatch(line -> line.endsWith(" 1.8E9"));
    assertThat(lines("ncc_up{")).isEmpty();
    assertThat(lines("ncc_check_subjects_kept{")).singleElement().asString().endsWith(" 2.0");
    assertThat(lines("ncc_check_subjects_kept_known_timestamp_seconds{"))
        .singleElement()
        .asString()
        .endsWith(" " + (START.getEpochSecond() + 60.0));
    assertThat(lines("ncc_check_status{").stream().filter(line -> line.endsWith(" 1.0")))
        .singleElement()
        .asString()
        .contains("status=\"ERR\"");
  }

  @Test
  void itIsKnownSinceTheRunThatToldItHoweverManyFail() throws IOException {
    seen(healthy("web"));

    outOfReach();
    outOfReach();
    outOfReach();

    assertThat(lines("ncc_end_")).hasSize(1);
    assertThat(lines("ncc_check_subjects_kept_known_timestamp_seconds{"))
        .singleElement()
        .asString()
        .endsWith(" " + (START.getEpochSecond() + 60.0));
  }

  @Test
  void aVmThatIsGoneWhenAllIsSeenAgainIsForgotten() throws IOException {
    seen(healthy("web"), healthy("db"));
    outOfReach();

    seen(healthy("web"));

    assertThat(lines("ncc_end_")).singleElement().asString().contains("\"web\"");
    assertThat(lines("ncc_check_subjects_kept{")).singleElement().asString().endsWith(" 0.0");
  }

  @Test
  void aVmWhoseCertificateIsNotReportedAnyMoreIsForgottenAndOneThatCouldNotBeReadIsNot()
      throws IOException {
    seen(healthy("web"), healthy("db"));

    seen(finding("web", Verdict.info("Not reported")), finding("db", UNREAD));

    assertThat(lines("ncc_end_")).singleElement().asString().contains("\"db\"");
  }

  @Test
  void aRenamedVmHasOneSeries() throws IOException {
    seen(healthy("web"));

    take(cluster(ONE, true, new Finding(new Subject(Kind.VM, "id-web", "www"), verdict())));

    assertThat(lines("ncc_end_")).singleElement().asString().contains("\"www\"");
  }

  @Test
  void whatIsNotLookedAfterAnyMoreIsForgotten() throws IOException {
    seen(healthy("web"));
    outOfReach();

    runs.keep(Set.of("other"), (_, _) -> true);
    assertThat(lines("ncc_end_")).isEmpty();
    assertThat(lines("ncc_check_")).isEmpty();
  }

  /// What it said before it was turned off is not how anything is.
  @Test
  void aCheckThatIsTurnedOffOnAClusterIsForgottenThere() throws IOException {
    seen(healthy("web"));
    assertThat(lines("ncc_check_status")).isNotEmpty();

    runs.keep(Set.of("tokyo"), (cluster, check) -> !cluster.equals("tokyo"));
    assertThat(lines("ncc_end_")).isEmpty();
    assertThat(lines("ncc_check_")).isEmpty();
  }

  /// Not to be there is not to be healthy.
  @Test
  void aClusterOnWhichNoCheckEverRanIsErrAndIncompleteUntilOneDoes() throws IOException {
    runs.unseen(Set.of("c", "kyoto"));
    assertThat(lines("ncc_inventory_complete"))
        .containsExactly(
            "ncc_inventory_complete{cluster=\"c\"} 0.0",
            "ncc_inventory_complete{cluster=\"kyoto\"} 0.0");
    assertThat(lines("ncc_cluster_status").stream().filter(line -> line.endsWith(" 1.0")))
        .containsExactly(
            "ncc_cluster_status{cluster=\"c\",status=\"ERR\"} 1.0",
            "ncc_cluster_status{cluster=\"kyoto\",status=\"ERR\"} 1.0");

    seen(healthy("web"));
    assertThat(lines("ncc_inventory_complete")).hasSize(2);

    runs.unseen(Set.of());
    assertThat(lines("ncc_inventory_complete")).hasSize(1);
  }

  @Test
  void anotherClusterOfTheSameNameInheritsNothing() throws IOException {
    seen(healthy("web"));

    take(cluster(new UUID(0, 2), false, unread()));

    assertThat(lines("ncc_end_")).isEmpty();
  }

  @Test
  void anOlderRunChangesNothing() throws IOException {
    seen(healthy("web"), healthy("db"));
    minutes -= 2;

    seen(healthy("web"));

    assertThat(lines("ncc_end_")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"6, 6, 0", "5, 5, 1", "2, 2, 4", "1, 1, 5", "0, 0, 6"})
  void theBudgetGoesToBadVmsAndAllThatIsKnownOfThem(int budget, int told, double dropped)
      throws IOException {
    seen(
        healthy("a"),
        finding("b", Verdict.fail("Bad", "").with("end", END).with("up", true)),
        healthy("c"));

    var text = text(budget);
    var series = text.lines().filter(line -> line.contains("vm=")).toList();
    assertThat(series).hasSize(told);
    assertThat(series.stream().filter(line -> line.contains("\"b\""))).hasSize(Math.min(2, told));
    assertThat(
            text.lines()
                .filter(line -> line.startsWith("ncc_metrics_series_dropped{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .sum())
        .isEqualTo(dropped);
    assertThat(text).contains("\nncc_metrics_series_limit " + (double) budget + "\n");
  }

  private void seen(Finding... findings) {
    take(cluster(ONE, true, findings));
  }

  private void outOfReach() {
    take(cluster(ONE, false, unread()));
  }

  private static Finding unread() {
    return new Finding(new Subject(Kind.CLUSTER, "c", "c"), UNREAD);
  }

  private static Finding healthy(String vm) {
    return finding(vm, verdict());
  }

  private static Verdict verdict() {
    return Verdict.pass().with("end", END).with("up", true);
  }

  private static Finding finding(String vm, Verdict verdict) {
    return new Finding(new Subject(Kind.VM, "id-" + vm, vm), verdict);
  }

  private static ClusterRun cluster(UUID uuid, boolean isRead, Finding... findings) {
    var caveats =
        isRead
            ? List.<Caveat>of()
            : List.of(
                new Caveat(Caveat.Kind.OUT_OF_REACH, "ssh://cvm", "no route", Set.of(), Set.of()));
    var check = CheckRun.of(description(), Stream.of(findings).toList(), Duration.ZERO);
    return new ClusterRun(
        Cluster.named("c").withUuid(uuid), 1, 1, List.of(), caveats, List.of(check));
  }

  private static CheckDescription description() {
    return new CheckDescription(
        "expiry",
        "some_checks",
        "title",
        "description",
        List.of(),
        List.of(),
        "impact",
        List.of(),
        Duration.ofMinutes(5),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(
            new CheckDescription.Metric("end", "ncc_end_timestamp_seconds", "When it ends"),
            new CheckDescription.Metric("up", "ncc_up", "Whether it is up")),
        List.of());
  }

  private void take(ClusterRun cluster) {
    var now = START.plus(Duration.ofMinutes(++minutes));
    runs.hand(
        new Run("r", "1", "ncc", now, now, Duration.ZERO, false, List.of(cluster), List.of()));
    assertThat(runs.takeHanded()).hasSize(1);
  }

  private List<String> lines(String start) throws IOException {
    return text(1000).lines().filter(line -> line.startsWith(start)).toList();
  }

  private String text(int budget) throws IOException {
    var out = new ByteArrayOutputStream();
    Exposition.of(runs.written(budget)).write(out);
    return out.toString(UTF_8);
  }
}
