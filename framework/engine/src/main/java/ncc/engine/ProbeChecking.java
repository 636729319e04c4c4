package ncc.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ncc.spi.check.CheckContext;
import ncc.spi.check.GuestProbeCheck;
import ncc.spi.check.ProbeCheck;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Kind;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.NotAsked;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// Asks a probe check's questions side by side and has the check judge the answers.
record ProbeChecking(CheckContext context, Network network, Runner.Work work) {

  /// @param used where targets come from: one that was lost may have been the one that is silent
  <P extends Probe<A>, A> List<Finding> findings(
      ProbeCheck<P, A> check, NeededFacts needed, NeededFacts used) throws InterruptedException {
    var missing = needed.missing();
    if (missing.isPresent()) {
      return List.of(new Finding(work.subjects().cluster(), missing.get()));
    }
    var probes = check.probes(inventory());
    var findings = new ArrayList<>(triedByGuests(check));
    if (probes.isEmpty() && findings.isEmpty()) {
      var verdict = Guard.verdict(() -> advised(check, check.unasked(context)), work.faults());
      var why = used.whyUnread();
      return List.of(
          new Finding(
              work.subjects().cluster(), why.map(one -> because(verdict, one)).orElse(verdict)));
    }
    var results = ask(probes);
    for (int i = 0; i < probes.size(); i++) {
      findings.add(judged(check, probes.get(i), results.get(i)));
      work.monitor().step();
    }
    if (results.stream().anyMatch(result -> !(result instanceof NotAsked<?>))) {
      used.lostOrUnread()
          .ifPresent(verdict -> findings.add(new Finding(work.subjects().cluster(), verdict)));
    }
    findings.sort(Finding.BY_SUBJECT);
    return findings;
  }

  private Inventory inventory() {
    return context.inventory();
  }

  private List<Finding> triedByGuests(ProbeCheck<?, ?> check) {
    return check instanceof GuestProbeCheck<?, ?> inside
        ? inventory().guests().stream()
            .filter(guest -> !guest.here())
            .map(guest -> triedBy(guest, inside))
            .toList()
        : List.of();
  }

  private Finding triedBy(Guest guest, GuestProbeCheck<?, ?> check) {
    var verdict =
        Guard.verdict(
            () ->
                RemedyChoice.of(
                    check, check.triedByGuest(guest, context), guest, inventory(), work.faults()),
            work.faults());
    return new Finding(work.subjects().of(guest), verdict);
  }

  private <P extends Probe<A>, A> List<ProbeResult<A>> ask(List<P> probes)
      throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<ProbeResult<A>>>();
      for (P probe : probes) {
        asked.add(threads.submit(() -> network.ask(probe)));
      }
      var results = new ArrayList<ProbeResult<A>>();
      for (Future<ProbeResult<A>> one : asked) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the network broke its promise not to throw", e.getCause());
    }
  }

  private <P extends Probe<A>, A> Finding judged(
      ProbeCheck<P, A> check, P probe, ProbeResult<A> result) {
    var subject =
        new Subject(Kind.ENDPOINT, probe.target().toString(), check.name(probe, inventory()));
    return new Finding(
        subject,
        Guard.verdict(() -> advised(check, check.judge(probe, result, context)), work.faults()));
  }

  private static Verdict because(Verdict verdict, String why) {
    var detail = verdict.detail().isEmpty() ? "{why}" : verdict.detail() + "; {why}";
    return new Verdict(
            verdict.status(),
            verdict.headline(),
            detail,
            verdict.values(),
            verdict.diagnosis(),
            verdict.remedy())
        .with("why", why);
  }

  /// Of an address nothing is known but what is known of its cluster.
  private Verdict advised(ProbeCheck<?, ?> check, Verdict verdict) {
    return RemedyChoice.of(check, verdict, inventory().cluster(), inventory(), work.faults());
  }
}
