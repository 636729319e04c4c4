package ncc.engine;

import static ncc.engine.Fakes.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.engine.Runner.Asked;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Vm;
import ncc.spi.run.ClusterRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What no source of a cluster can tell is told once for all checks that need it.
class CoverageGapsTest {
  private static final Part OF_PRISM =
      new Part(Fakes.ORIGIN, FactType.setOf(NgtLink.class), Part.Roster.EVERY_NGT_VM, 1, true);
  static final Gate HANGING = new Gate();
  private static final CheckPlugin LINK = CheckPlugin.of(new OfLink());
  private static final CheckPlugin CERTIFICATE = CheckPlugin.of(new OfCertificate());
  private static final CheckPlugin BOTH = CheckPlugin.of(new OfBoth());

  @Test
  void allChecksShareOneCaveatThatSaysWhatWouldTell() {
    var run = run(asked(LINK, CERTIFICATE, BOTH), prismAlone());

    assertThat(run.caveats())
        .containsExactly(
            gap(
                Caveat.Kind.UNKNOWABLE,
                "no source tells the link over the serial port, the expiry of the client"
                    + " certificate, needed by of_both, of_certificate; it would come from cvm:,"
                    + " tools_cli.txt, ssh:",
                FactType.of(CertificateExpiry.class),
                FactType.of(NgtSerialLink.class)));
    assertThat(run.isComplete()).isTrue();
    assertThat(run.status()).isEqualTo(Status.ERR);
  }

  @Test
  void runsOfOneCheckEachTellTheSame() {
    var all = List.of(LINK, CERTIFICATE, BOTH);

    var told =
        all.stream()
            .flatMap(one -> run(new Asked(List.of(one), all), prismAlone()).caveats().stream())
            .toList();

    assertThat(told).hasSize(3).containsOnly(told.getFirst());
  }

  @Test
  void whatTheOperatorAcceptsIsANoteAndNoErr() {
    var run = run(asked(LINK, accepted(CERTIFICATE), accepted(BOTH)), prismAlone());

    assertThat(run.caveats())
        .containsExactly(
            gap(
                Caveat.Kind.NOTE,
                "no source tells the link over the serial port, the expiry of the client"
                    + " certificate, needed by of_both, of_certificate; it would come from cvm:,"
                    + " tools_cli.txt, ssh:;"
                    + " accepted by on-unknowable: skip",
                FactType.of(CertificateExpiry.class),
                FactType.of(NgtSerialLink.class)));
    assertThat(run.status()).isEqualTo(Status.PASS);
    assertThat(run.count(Status.SKIP)).isEqualTo(2);
  }

  @Test
  void whatIsAcceptedOfSomeChecksStillCountsOfTheOthers() {
    var run = run(asked(accepted(CERTIFICATE), BOTH), prismAlone());

    assertThat(run.caveats())
        .extracting(Caveat::kind)
        .containsExactly(Caveat.Kind.UNKNOWABLE, Caveat.Kind.NOTE);
    assertThat(run.status()).isEqualTo(Status.ERR);
  }

  @Test
  void whatASourceMissedIsNoGap() {
    var refused = new Caveat(Caveat.Kind.OUT_OF_REACH, "ssh://cvm", "refused", Set.of(), Set.of());

    assertThat(run(asked(CERTIFICATE), inventory(vm("db", up()), OF_PRISM, refused)).caveats())
        .containsExactly(refused);
  }

  @Test
  void whatIsSwitchedOffOrLooksAtNobodyHasNoGap() {
    var empty = new Inventory(Cluster.named("fake-01"), List.of(), List.of(OF_PRISM), List.of());

    assertThat(run(asked(CERTIFICATE.with(false, List.of())), prismAlone()).caveats()).isEmpty();
    assertThat(run(asked(CERTIFICATE), empty).caveats()).isEmpty();
  }

  @Test
  void whatSaysItselfWhyItDoesNotApplyHasNoGap() {
    assertThat(run(asked(CheckPlugin.of(new OfOthers())), prismAlone()).caveats()).isEmpty();
  }

  @Test
  void whatHangsOrBreaksWhenAskedWhatItLooksAtHoldsNoOtherUp() {
    var odd =
        Stream.of(new HangingUpfront(), new HangingSubjects(), new BreakingUpfront())
            .map(CheckPlugin::of)
            .map(check ->
                check.with(
                    new CheckLimits(
                        Optional.empty(), Optional.of(Duration.ofMillis(20)), Optional.empty())))
            .toList();
    var all = Stream.concat(Stream.of(CERTIFICATE), odd.stream()).toList();

    for (int again = 0; again < 2; again++) {
      for (List<CheckPlugin> checks : List.of(List.of(CERTIFICATE), all)) {
        assertThat(run(new Asked(checks, all), prismAlone()).caveats())
            .singleElement()
            .satisfies(one ->
                assertThat(one.reason()).contains("needed by of_certificate; it would come from"));
      }
    }
  }

  @AfterEach
  void endWhatHangs() {
    HANGING.open();
  }

  @CheckInfo(
      id = "of_link",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      needs = NgtLink.class)
  public record OfLink() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "of_certificate",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      needs = CertificateExpiry.class)
  public record OfCertificate() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "of_both",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      needs = {CertificateExpiry.class, NgtSerialLink.class})
  public record OfBoth() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "of_others",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      needs = NgtSerialLink.class)
  public record OfOthers() implements VmCheck {
    @Override
    public Optional<Verdict> upfront(CheckContext context) {
      return Optional.of(Verdict.skip("Not of this hypervisor"));
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "hanging_upfront",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      needs = NgtSerialLink.class)
  public record HangingUpfront() implements VmCheck {
    @Override
    public Optional<Verdict> upfront(CheckContext context) {
      HANGING.hold();
      return Optional.empty();
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "hanging_subjects",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      needs = NgtSerialLink.class)
  public record HangingSubjects() implements VmCheck {
    @Override
    public List<Vm> subjects(Inventory inventory) {
      HANGING.hold();
      return List.of();
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "breaking_upfront",
      module = "fake_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Fake",
      interval = "1d",
      needs = NgtSerialLink.class)
  public record BreakingUpfront() implements VmCheck {
    @Override
    public Optional<Verdict> upfront(CheckContext context) {
      throw new StackOverflowError();
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  private static Optional<Boolean> up() {
    return Optional.of(true);
  }

  private static Inventory prismAlone() {
    return inventory(vm("db", up()), OF_PRISM);
  }

  private static Inventory inventory(Vm vm, Part part, Caveat... caveats) {
    return new Inventory(Cluster.named("fake-01"), List.of(vm), List.of(part), List.of(caveats));
  }

  private static Caveat gap(Caveat.Kind kind, String reason, FactType... facts) {
    return new Caveat(kind, "fake-01", reason, Set.of(facts), Set.of());
  }

  private static CheckPlugin accepted(CheckPlugin check) {
    return check.with(
        new CheckLimits(Optional.empty(), Optional.empty(), Optional.of(Status.SKIP)));
  }

  private static Asked asked(CheckPlugin... checks) {
    return new Asked(List.of(checks), List.of(checks));
  }

  private static ClusterRun run(Asked asked, Inventory inventory) {
    var runner =
        new Runner(
            InstantSource.fixed(Fakes.NOW),
            Network.none("not probed"),
            Map.of(
                FactType.of(CertificateExpiry.class),
                List.of("cvm:", "ssh:"),
                FactType.of(NgtSerialLink.class),
                List.of("cvm:", "tools_cli.txt")),
            new RunLimits(Duration.ofSeconds(20), Optional.of(RunLimits.MAX_AGE), 1));
    return runner.run(asked, List.of(inventory), Fakes.NOW, new RunMonitor()).getFirst();
  }
}
