package ncc.store.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Alerts of several checks on one cluster that are to be judged together, without a run.
///
/// @param cluster its key
/// @param checks their ids, each with the time since when alerts that ended matter, too
/// @param judge as in [Judgement]; asked about alerts with the trails of those of which receivers
///   were not told all, and again with those of the alerts that change
public record JointJudgement(
    String cluster, SortedMap<String, Instant> checks, Judgement.Judge judge) {
  public JointJudgement {
    requireNonNull(cluster);
    checks = Collections.unmodifiableSortedMap(new TreeMap<>(checks));
    requireNonNull(judge);
  }
}
