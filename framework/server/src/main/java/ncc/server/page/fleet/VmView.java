package ncc.server.page.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.spi.check.Status;
import ncc.spi.inventory.Caveat;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Subject;
import ncc.store.history.Bar;
import ncc.store.history.CurrentFinding;

/// What the page of a VM shows. Public for the template engine only.
///
/// @param facts empty when the cluster could not be read now
/// @param caveats what is missing of the cluster
/// @param isBeingRead the cluster has not answered yet
/// @param days in UTC, oldest first
public record VmView(
    Subject subject,
    String cluster,
    Optional<List<VmFact>> facts,
    List<Caveat> caveats,
    boolean isBeingRead,
    List<History> histories,
    List<String> days) {
  /// The days of one check, and what it says now.
  ///
  /// @param isOff whether that is what it said before it was turned off
  public record History(CheckDescription check, Bar bar, List<Word> words, boolean isOff) {
    public History {
      words = List.copyOf(words);
    }
  }

  /// What a check says.
  ///
  /// @param text empty where there is nothing to say
  public record Word(Status status, String text, Instant since) {
    static Word of(CurrentFinding finding) {
      var verdict = finding.verdict();
      var detail = verdict.renderedDetail();
      var text = detail.isEmpty() ? verdict.headline() : verdict.headline() + ": " + detail;
      return new Word(verdict.status(), text, finding.since());
    }
  }
}
