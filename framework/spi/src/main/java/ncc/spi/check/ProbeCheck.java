package ncc.spi.check;

import java.util.List;
import ncc.spi.inventory.Inventory;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;

/// A check that asks the network: it says what to ask and judges what came back.
///
/// @param <P> the kind of question
/// @param <A> the kind of answer
public non-sealed interface ProbeCheck<P extends Probe<A>, A> extends Check {
  /// What to ask, each target once, in a stable order. Pure, so it can be printed beforehand.
  List<P> probes(Inventory inventory);

  /// The verdict on one target. Pure; an exception becomes ERR for this target.
  Verdict judge(P probe, ProbeResult<A> result, CheckContext context);

  /// The verdict when there is nothing to ask.
  default Verdict unasked(CheckContext context) {
    return Verdict.err("No address to probe is known", "");
  }

  /// What to call a target in reports, such as `VIP 192.0.2.50:2074`.
  default String name(P probe, Inventory inventory) {
    return probe.target().toString();
  }
}
