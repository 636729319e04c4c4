package ncc.engine;

import java.util.function.Consumer;
import ncc.spi.check.Check;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Inventory;

/// Says with a verdict which remedy its subject is to have, by the table of the check.
final class RemedyChoice {
  private RemedyChoice() {}

  /// `verdict` with the first remedy of its diagnosis whose condition the facts of `subject` meet.
  /// Where a table or a condition fails, what was found stands, without a remedy.
  ///
  /// @param faults takes what was thrown, for logs
  static Verdict of(
      Check check,
      Verdict verdict,
      Entity subject,
      Inventory inventory,
      Consumer<Throwable> faults) {
    if (verdict == null || verdict.diagnosis().isEmpty()) {
      return verdict;
    }
    try {
      return chosen(check, verdict, subject, inventory);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      faults.accept(e);
      return verdict;
    }
  }

  private static Verdict chosen(Check check, Verdict verdict, Entity subject, Inventory inventory) {
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
