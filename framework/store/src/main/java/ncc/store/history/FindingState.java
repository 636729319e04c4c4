package ncc.store.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// What a check says of a subject, as far as it lasts.
///
/// @param key whom it is about
/// @param hash equal for as long as it says the same
record FindingState(StateKey key, Finding finding, long hash) {
  /// @param nth which of the check's findings on the subject, from 0, the worst first
  record StateKey(SubjectKey subject, int nth) {}

  /// @param id as it is stored
  record SubjectKey(Kind kind, String id) {
    static SubjectKey of(Subject subject) {
      return new SubjectKey(subject.kind(), StoredText.of(subject.id()));
    }

    boolean isCluster() {
      return kind.equals(Kind.CLUSTER);
    }
  }

  /// The states of all findings, in their order.
  static List<FindingState> of(CheckRun run, Instant judged) {
    var hashes = new Hashes();
    var times = new HashMap<SubjectKey, Integer>();
    var states = new ArrayList<FindingState>();
    for (var group : run.groups()) {
      for (var finding : group.findings()) {
        var subject = SubjectKey.of(finding.subject());
        int nth = times.merge(subject, 1, Integer::sum) - 1;
        states.add(
            new FindingState(
                new StateKey(subject, nth), finding, hash(hashes, finding.verdict(), judged)));
      }
    }
    return states;
  }

  /// The name of the subject as it is stored.
  String name() {
    return StoredText.of(finding.subject().name());
  }

  private static long hash(Hashes hashes, Verdict verdict, Instant judged) {
    hashes
        .add(verdict.status().name())
        .add(StoredText.of(verdict.headline()))
        .add(StoredText.of(verdict.detail()))
        .add(StoredValues.state(verdict.values(), judged));
    if (!verdict.diagnosis().isEmpty()) {
      hashes.add(StoredText.of(verdict.diagnosis())).add(StoredText.of(verdict.remedy()));
    }
    return hashes.number();
  }

  /// The same for two runs that found the same.
  ///
  /// @param keepsUnseen what is not among `states` is left as it was
  static String digest(boolean keepsUnseen, List<FindingState> states) {
    var hashes = new Hashes().add(keepsUnseen ? 1 : 0);
    for (var state : states) {
      var subject = state.key().subject();
      hashes.add(subject.kind().id()).add(subject.id()).add(state.name()).add(state.hash());
    }
    return hashes.text();
  }
}
