package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import ncc.spi.check.Diagnosis;

/// A finding with the check that found it.
public record Found(CheckDescription check, Finding finding) {
  public Found {
    requireNonNull(check);
    requireNonNull(finding);
  }

  /// What its check lists it as; empty where it lists none.
  public Optional<Diagnosis> diagnosis() {
    var id = finding.verdict().diagnosis();
    return id.isEmpty() ? Optional.empty() : check.diagnosis(id);
  }

  /// What it says: `<check>.<diagnosis>`, of a check that lists no diagnoses its id.
  public String cause() {
    var diagnosis = finding.verdict().diagnosis();
    return diagnosis.isEmpty() ? check.id() : check.id() + "." + diagnosis;
  }
}
