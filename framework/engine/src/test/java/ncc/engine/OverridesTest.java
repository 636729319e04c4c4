package ncc.engine;

import static ncc.engine.Fakes.inventory;
import static ncc.engine.Fakes.lines;
import static ncc.engine.Fakes.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.check.Check;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Param;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import org.junit.jupiter.api.Test;

class OverridesTest {
  private static final Inventory TWO =
      inventory(List.of(vm("prod-1", Optional.empty()), vm("test-1", Optional.empty())));

  /// Says its own limit.
  @CheckInfo(
      id = "limit_check",
      module = "fake_checks",
      title = "Limit",
      description = "Says its limit",
      causes = "None",
      resolutions = "None",
      impact = "None",
      categories = "Fake",
      interval = "1d")
  public record LimitCheck(@Param("Limit") int limit) implements VmCheck {
    public LimitCheck() {
      this(1);
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.info("Limit " + limit);
    }
  }

  @Test
  void eachVmIsJudgedByTheFirstOverrideThatFits() {
    var overrides = List.of(override("*", "TEST-*", 2), override("*", "*-1", 3));

    assertThat(run(true, overrides))
        .containsExactly("INFO test-1: Limit 2|", "INFO prod-1: Limit 3|");
  }

  @Test
  void whatNoOverrideFitsIsJudgedByTheCheckItself() {
    assertThat(run(true, List.of(override("fake-*", "test-*", 2))))
        .containsExactly("INFO prod-1: Limit 1|", "INFO test-1: Limit 2|");
  }

  @Test
  void anOverrideOfAnotherClusterDoesNotCount() {
    assertThat(run(true, List.of(override("lab-*", "*", 2))))
        .containsExactly("INFO prod-1: Limit 1|", "INFO test-1: Limit 1|");
  }

  @Test
  void aSwitchedOffVmIsVisiblySkipped() {
    assertThat(run(true, List.of(off("*", "test-*"))))
        .containsExactly(
            "INFO prod-1: Limit 1|", "SKIP test-1: Switched off for this VM by configuration|");
  }

  @Test
  void aSwitchedOffClusterIsSkippedOnce() {
    var all =
        new CheckOverride(patterns("fake-*"), NamePatterns.ALL, Optional.empty(), Optional.empty());

    assertThat(run(true, List.of(all)))
        .containsExactly("SKIP fake-01: Switched off for this cluster by configuration|");
  }

  @Test
  void anEarlierOverrideStillJudgesInASwitchedOffCluster() {
    var all =
        new CheckOverride(patterns("fake-*"), NamePatterns.ALL, Optional.empty(), Optional.empty());

    assertThat(run(true, List.of(override("*", "prod-*", 2), all)))
        .containsExactly(
            "INFO prod-1: Limit 2|", "SKIP test-1: Switched off for this VM by configuration|");
  }

  @Test
  void aCheckThatIsOffElsewhereJudgesWhereAnOverrideSaysSo() {
    assertThat(run(false, List.of(override("*", "test-*", 2))))
        .containsExactly(
            "INFO test-1: Limit 2|", "SKIP prod-1: Switched off for this VM by configuration|");
    assertThat(run(false, List.of(override("lab-*", "*", 2))))
        .containsExactly("SKIP fake-01: Switched off for this cluster by configuration|");
  }

  @Test
  void theRunShowsTheParametersOfTheCheckItself() {
    var plugin = CheckPlugin.of(new LimitCheck()).with(true, List.of(override("*", "*", 2)));

    assertThat(plugin.description().parameters())
        .singleElement()
        .satisfies(limit -> assertThat(limit.value()).isEqualTo("1"));
  }

  private static CheckOverride override(String clusters, String vms, int limit) {
    return new CheckOverride(
        patterns(clusters),
        patterns(vms),
        Optional.<Check>of(new LimitCheck(limit)),
        Optional.empty());
  }

  private static CheckOverride off(String clusters, String vms) {
    return new CheckOverride(patterns(clusters), patterns(vms), Optional.empty(), Optional.empty());
  }

  private static NamePatterns patterns(String pattern) {
    return new NamePatterns(List.of(pattern));
  }

  private static List<String> run(boolean enabled, List<CheckOverride> overrides) {
    var plugin = CheckPlugin.of(new LimitCheck()).with(enabled, overrides);
    var runner =
        new Runner(
            InstantSource.fixed(Fakes.NOW),
            Network.none("not probed"),
            Map.of(),
            new RunLimits(Duration.ofSeconds(20), Optional.of(RunLimits.MAX_AGE), 4));
    var run = runner.run(List.of(plugin), List.of(TWO), Fakes.NOW, new RunMonitor()).getFirst();
    return lines(run.checks().getFirst());
  }
}
