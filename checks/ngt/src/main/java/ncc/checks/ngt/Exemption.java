package ncc.checks.ngt;

import java.util.Optional;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.Vm;

/// Why a VM is by design not held to what a check asks. What is unknown exempts nobody.
final class Exemption {
  static final Verdict DISABLED = Verdict.skip("NGT is not enabled on the VM");
  private static final Verdict OFF = Verdict.skip("The VM is powered off");
  private static final Verdict PAUSED = Verdict.skip("The VM is paused");

  private Exemption() {}

  /// NGT is switched off for the VM.
  static Optional<Verdict> disabled(Vm vm) {
    return vm.get(NgtEnabled.class)
        .map(NgtEnabled::enabled)
        .filter(enabled -> !enabled)
        .map(_ -> DISABLED);
  }

  /// The guest does not run, so its agent is silent (guide, "Communication Link が false の場合").
  static Optional<Verdict> notRunning(Vm vm) {
    return vm.get(Power.class)
        .flatMap(power ->
            switch (power.state()) {
              case ON -> Optional.empty();
              case OFF -> Optional.of(OFF);
              case PAUSED -> Optional.of(PAUSED);
            });
  }

  /// What is bad of a VM that runs, and may be by design of one that does not.
  static Verdict ifRunning(Vm vm, Verdict bad, String headline) {
    return vm.has(Power.class)
        ? bad
        : bad.withHeadline(headline + ", and whether the VM runs is not known");
  }
}
