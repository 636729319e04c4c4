package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.ClusterCheck;
import ncc.spi.check.GuestCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.inventory.Vm;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.TcpAnswer;
import ncc.spi.probe.TcpProbe;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictContractTest {
  private static final Verdict BAD = Verdict.fail("ISO image is mounted", "");

  @ParameterizedTest
  @MethodSource("rules")
  void aPoliteCheckKeepsEveryRule(Consumer<VerdictContract> rule) {
    assertThatCode(() -> rule.accept(of((vm, _) -> polite(vm)))).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void aRudeCheckBreaksTheRule(
      String fault, Consumer<VerdictContract> rule, BiFunction<Vm, CheckContext, Verdict> rude) {
    assertThatExceptionOfType(AssertionError.class)
        .as(fault)
        .isThrownBy(() -> rule.accept(of(rude)));
  }

  @ParameterizedTest
  @MethodSource
  void whateverItLooksAtItNeverPassesWithoutAFactItNeeds(Check blind) {
    VerdictContract contract = () -> blind;

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(contract::neverPassesWithoutAFactItNeeds)
        .withMessageContaining("cluster virtual IP");
  }

  static Stream<Check> whateverItLooksAtItNeverPassesWithoutAFactItNeeds() {
    return Stream.of(new BlindVms(), new BlindCluster(), new BlindGuest(), new BlindTargets());
  }

  /// Such a check keeps all other rules, because they are never put to what it judges by.
  @Test
  void aCheckOnFactsOfItsOwnIsPutToClustersThatHaveThem() {
    VerdictContract alone = of((vm, _) -> ofItsOwn(vm));
    var check = alone.check();
    var own =
        new VerdictContract() {
          @Override
          public Check check() {
            return check;
          }

          @Override
          public List<ClusterFixture> clusters() {
            return List.of(ClusterFixture.healthy(VmFixture.healthy("acme-1")));
          }
        };

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(alone::saysMoreThanOneThing)
        .withMessageContaining("let clusters() bring some");
    assertThatCode(own::saysMoreThanOneThing).doesNotThrowAnyException();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(own::keepsItsSubjectOutOfTheHeadline);
  }

  private static Verdict ofItsOwn(Vm vm) {
    return vm.name().startsWith("acme-")
        ? Verdict.fail(vm.name() + " is odd", "")
        : Verdict.skip("not of Acme");
  }

  @Test
  void aCheckThatAsksSomethingItselfIsNotWaitedForTwice() {
    System.setProperty(TimeLimit.PROPERTY, "1");
    var asked = new AtomicInteger();
    VerdictContract contract =
        () ->
            new Waiting(() -> {
              asked.incrementAndGet();
              LockSupport.park();
            });

    for (Consumer<VerdictContract> rule :
        List.<Consumer<VerdictContract>>of(
            VerdictContract::saysTheSameTwice,
            VerdictContract::saysMoreThanOneThing,
            VerdictContract::measuresInNumbers)) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> rule.accept(contract))
          .withMessageContaining("takes more than 1 s; it must not ask the network");
    }
    System.clearProperty(TimeLimit.PROPERTY);
    assertThat(asked).hasValue(1);
  }

  @CheckInfo(
      id = "waiting_check",
      module = "test_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Test",
      interval = "1h")
  public record Waiting(Runnable ask) implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      while (!Thread.currentThread().isInterrupted()) {
        ask.run();
      }
      return Verdict.pass();
    }
  }

  static Stream<Arguments> aRudeCheckBreaksTheRule() {
    var calls = new AtomicInteger();
    return Stream.of(
        rude(
            "throws without a fact",
            VerdictContract::neverThrows,
            (vm, _) -> vm.get(NgtIsoMounted.class).orElseThrow().mounted() ? BAD : Verdict.pass()),
        rude(
            "trips over a name",
            VerdictContract::neverThrows,
            (vm, _) -> vm.name().length() > 300 ? throwing() : Verdict.skip("fine")),
        rude(
            "counts its calls",
            VerdictContract::saysTheSameTwice,
            (_, _) -> Verdict.info("asked").with("calls", calls.incrementAndGet())),
        rude(
            "passes by default",
            VerdictContract::neverPassesWhereNothingIsKnown,
            (vm, _) -> mounted(vm) ? BAD : Verdict.pass()),
        rude(
            "passes without the fact it needs",
            VerdictContract::neverPassesWithoutAFactItNeeds,
            (vm, _) -> mounted(vm) ? BAD : Verdict.pass()),
        rude(
            "names the VM in the headline",
            VerdictContract::keepsItsSubjectOutOfTheHeadline,
            (vm, _) -> Verdict.info(vm.name() + " is odd")),
        rude(
            "puts a value of the VM into the headline",
            VerdictContract::keepsItsSubjectOutOfTheHeadline,
            (vm, _) ->
                Verdict.info(
                    "version "
                        + vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version))),
        rude(
            "forgets a value",
            VerdictContract::fillsEveryPlaceholderOfItsDetail,
            (_, _) -> Verdict.info("odd", "{what} is odd").with("who", "it")),
        rude(
            "takes its headline for a template",
            VerdictContract::fillsEveryPlaceholderOfItsDetail,
            (_, _) -> Verdict.info("{what} is odd").with("what", "it")),
        rude(
            "gives a value twice",
            VerdictContract::namesEachValueOnceInSnakeCase,
            (_, _) -> Verdict.info("odd").with("days", 1).with("days", 2)),
        rude(
            "names a value in camel case",
            VerdictContract::namesEachValueOnceInSnakeCase,
            (_, _) -> Verdict.info("odd").with("daysLeft", 1)),
        rude(
            "measures in words",
            VerdictContract::measuresInNumbers,
            (_, _) -> Verdict.info("odd").with("mounted", "yes")),
        rude(
            "looks at a fact in secret",
            VerdictContract::declaresEveryFactItJudgesBy,
            (vm, _) -> vm.power().isPresent() ? BAD : Verdict.skip("off")),
        rude(
            "asks in secret whether a fact can be known",
            VerdictContract::declaresEveryFactItJudgesBy,
            (_, context) ->
                context.inventory().canKnow(FactType.of(VirtualIp.class))
                    ? BAD
                    : Verdict.skip("no VIP")));
  }

  static Stream<Named<Consumer<VerdictContract>>> rules() {
    return Stream.of(
        rule("more than one", VerdictContract::saysMoreThanOneThing),
        rule("throws", VerdictContract::neverThrows),
        rule("same", VerdictContract::saysTheSameTwice),
        rule("unknown", VerdictContract::neverPassesWhereNothingIsKnown),
        rule("needs", VerdictContract::neverPassesWithoutAFactItNeeds),
        rule("headline", VerdictContract::keepsItsSubjectOutOfTheHeadline),
        rule("placeholders", VerdictContract::fillsEveryPlaceholderOfItsDetail),
        rule("values", VerdictContract::namesEachValueOnceInSnakeCase),
        rule("numbers", VerdictContract::measuresInNumbers),
        rule("facts", VerdictContract::declaresEveryFactItJudgesBy));
  }

  /// A check whose manners are those of `judge`.
  @CheckInfo(
      id = "rude_check",
      module = "test_checks",
      title = "Rude",
      description = "Checks that the contract notices",
      causes = "It is rude",
      resolutions = "Be polite",
      impact = "None",
      categories = "Test",
      interval = "1h",
      needs = NgtIsoMounted.class,
      uses = {NgtInstalledVersion.class, NgtEnabled.class},
      metrics = @CheckInfo.Metric(value = "mounted", name = "ncc_iso_mounted", help = "Mounted."))
  public record Judging(BiFunction<Vm, CheckContext, Verdict> judge) implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return judge.apply(vm, context);
    }
  }

  @CheckInfo(
      id = "blind_vms",
      module = "test_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Test",
      interval = "1h",
      needs = VirtualIp.class)
  public record BlindVms() implements VmCheck {
    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "blind_cluster",
      module = "test_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Test",
      interval = "1h",
      needs = VirtualIp.class)
  public record BlindCluster() implements ClusterCheck {
    @Override
    public Verdict check(Cluster cluster, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "blind_guest",
      module = "test_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Test",
      interval = "1h",
      needs = VirtualIp.class)
  public record BlindGuest() implements GuestCheck {
    @Override
    public Verdict check(Guest guest, CheckContext context) {
      return Verdict.pass();
    }
  }

  @CheckInfo(
      id = "blind_targets",
      module = "test_checks",
      title = "t",
      description = "d",
      causes = "c",
      resolutions = "r",
      impact = "i",
      categories = "Test",
      interval = "1h",
      needs = VirtualIp.class)
  public record BlindTargets() implements ProbeCheck<TcpProbe, TcpAnswer> {
    @Override
    public List<TcpProbe> probes(Inventory inventory) {
      return inventory.cluster().nodes().stream()
          .map(node -> new TcpProbe(new Endpoint(node.cvmIp(), 2074)))
          .toList();
    }

    @Override
    public Verdict judge(TcpProbe probe, ProbeResult<TcpAnswer> result, CheckContext context) {
      return result instanceof ProbeResult.Answered<TcpAnswer>
          ? Verdict.pass()
          : Verdict.fail("No answer", "");
    }
  }

  private static Verdict polite(Vm vm) {
    return vm.get(NgtIsoMounted.class)
        .map(NgtIsoMounted::mounted)
        .map(mounted -> (mounted ? BAD : Verdict.pass()).with("mounted", mounted))
        .orElse(Verdict.info("ISO image is not reported", "{since}").with("since", "ever"));
  }

  private static boolean mounted(Vm vm) {
    return vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted).orElse(false);
  }

  private static Verdict throwing() {
    throw new IllegalStateException("name too long");
  }

  private static VerdictContract of(BiFunction<Vm, CheckContext, Verdict> judge) {
    Check check = new Judging(judge);
    return () -> check;
  }

  private static Named<Consumer<VerdictContract>> rule(
      String name, Consumer<VerdictContract> rule) {
    return Named.of(name, rule);
  }

  private static Arguments rude(
      String name, Consumer<VerdictContract> rule, BiFunction<Vm, CheckContext, Verdict> judge) {
    return Arguments.of(name, rule, judge);
  }
}
