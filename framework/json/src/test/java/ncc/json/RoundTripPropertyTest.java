package ncc.json;

import static ncc.json.Documents.read;
import static ncc.json.Documents.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;

class RoundTripPropertyTest {
  @Property(tries = 300)
  void anyFindingsComeBackAsTheyWere(@ForAll("findings") List<Finding> findings)
      throws IOException {
    var check = CheckRun.of(Documents.described("title"), findings, Duration.ofNanos(1));

    assertThat(read(written(Documents.run(check)))).isEqualTo(Documents.run(check));
  }

  @Provide
  Arbitrary<List<Finding>> findings() {
    return Combinators.combine(subjects(), verdicts())
        .as(Finding::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static Arbitrary<Subject> subjects() {
    return Combinators.combine(
            Arbitraries.of(Kind.VM, Kind.CLUSTER, Kind.GUEST, Kind.ENDPOINT, Kind.of("DISK")),
            texts(),
            texts())
        .as(Subject::new);
  }

  private static Arbitrary<Verdict> verdicts() {
    var headlines = Arbitraries.oneOf(Arbitraries.of("Bad", "Worse"), texts().ofMinLength(1));
    var values =
        Combinators.combine(Arbitraries.of("a", "b", "c_d"), values())
            .as(Verdict.Value::new)
            .list()
            .uniqueElements(Verdict.Value::name);
    return Combinators.combine(
            Arbitraries.of(Status.class), headlines, texts(), values, ids(), ids())
        .as(Verdict::new);
  }

  private static Arbitrary<Object> values() {
    return Arbitraries.oneOf(
        texts().asGeneric(),
        Arbitraries.longs().asGeneric(),
        Arbitraries.doubles().asGeneric(),
        Arbitraries.of(true, false).asGeneric(),
        moments().map(Instant::ofEpochSecond).asGeneric(),
        moments().map(Duration::ofNanos).asGeneric());
  }

  private static Arbitrary<Long> moments() {
    return Arbitraries.longs().between(-31_556_889_864_403_199L, 31_556_889_864_403_199L);
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.oneOf(Arbitraries.of("", "expired", "renew"), texts());
  }

  private static StringArbitrary texts() {
    return Arbitraries.strings().all().ofMaxLength(20);
  }
}
