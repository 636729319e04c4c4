package ncc.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.store.sql.StoreEngines;
import ncc.store.sql.StoreException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Any life of a cluster comes out of the store as it went in.
class ReplayPropertyTest {
  private static final int DAYS = 12;
  private static final List<OpenStore> STORES = new ArrayList<>();
  private static int lives;

  @BeforeContainer
  static void open() throws StoreException {
    STORES.add(OpenStore.at(StoreEngines.sqlite()));
    STORES.add(OpenStore.at(StoreEngines.postgres()));
  }

  @AfterContainer
  static void close() {
    STORES.forEach(OpenStore::close);
  }

  /// @param hours since the run before
  /// @param more VMs that the cluster has beyond those the check tells of
  record Step(int hours, boolean complete, int more, List<Finding> findings) {}

  @Property(tries = 80)
  void runsComeBackAndBarsAreThoseOfAPlainModel(@ForAll("lives") List<Step> steps)
      throws StoreException {
    var cluster = "cluster-" + lives++;
    var model = new PlainDays();
    var runs = new ArrayList<Run>();
    var at = Round.NOON;
    for (var step : steps) {
      at = at.plus(Duration.ofHours(step.hours()));
      int vms = step.findings().size() + step.more();
      var findings = step.findings().stream().map(dated(at)).toList();
      var round = new Round(cluster, "link", at, step.complete(), vms, findings);
      runs.add(round.run());
      model.add(round);
    }
    for (var store : STORES) {
      for (var run : runs) {
        store.record(run);
      }
      for (var run : runs) {
        assertThat(store.history().run(run.id())).contains(run);
      }
      assertThat(bars(store, cluster)).isEqualTo(model.days(first(), DAYS));
    }
  }

  private static java.util.function.UnaryOperator<Finding> dated(java.time.Instant at) {
    return finding -> {
      var notAfter = Round.NOON.plus(Duration.ofHours(1000));
      var left = Duration.between(at, notAfter);
      var verdict = finding.verdict().with("not_after", notAfter).with("days_left", left.toDays());
      return new Finding(finding.subject(), verdict.with("left", left));
    };
  }

  private static LocalDate first() {
    return LocalDate.ofInstant(Round.NOON, ZoneOffset.UTC).minusDays(1);
  }

  private static Map<Subject, List<DayState>> bars(OpenStore store, String cluster)
      throws StoreException {
    var all = BarsQuery.of("link", first().plusDays(DAYS - 1), DAYS, Page.first(100));
    var query =
        new BarsQuery(
            all.check(),
            all.last(),
            all.days(),
            java.util.Optional.of(cluster),
            all.subject(),
            all.search(),
            true,
            all.page());
    return store.history().bars(query).bars().stream()
        .filter(bar -> !Set.copyOf(bar.days()).equals(Set.of(DayState.ABSENT)))
        .collect(Collectors.toMap(Bar::subject, Bar::days));
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    var hours = Arbitraries.of(1, 5, 13, 24, 49);
    var more = Arbitraries.of(0, 2);
    var complete = Arbitraries.of(true, true, true, false);
    return Combinators.combine(hours, complete, more, findings())
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(7);
  }

  private static Arbitrary<List<Finding>> findings() {
    var verdicts =
        Arbitraries.of(
            Verdict.pass(),
            Verdict.info("Known", ""),
            Verdict.warn("Odd", "{days_left}"),
            Verdict.err("Unknown", ""),
            Verdict.fail("Bad", "one"),
            Verdict.fail("Bad", "another"));
    var subjects =
        Arbitraries.of(
            new Subject(Kind.VM, "a", "a"),
            new Subject(Kind.VM, "b", "b"),
            new Subject(Kind.ENDPOINT, "e", "a"),
            new Subject(Kind.CLUSTER, "c", "c"));
    return Combinators.combine(subjects, verdicts)
        .as(Finding::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}
