package ncc.engine;

import ncc.spi.check.Check;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Inventory;

/// Says with a verdict which remedy its subject is to have, by the table of the check.
final class RemedyChoice {
  private RemedyChoice() {}

  /// `verdict` with the first remedy of its diagnosis whose condition the facts of `subject` meet.
  static Verdict of(Check check, Verdict verdict, Entity subject, Inventory inventory) {
    if (verdict == null || verdict.diagnosis().isEmpty()) {
      return verdict;
    }
    for (var diagnosis : check.diagnoses()) {
      if (diagnosis.id().equals(verdict.diagnosis())) {
        return diagnosis
            .remedyFor(subject, inventory)
            .map(remedy -> verdict.withRemedy(remedy.id()))
            .orElse(verdict);
      }
    }
    return verdict;
  }
}
