package ncc.server.page.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.spi.check.Status;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.Advice;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.Finding;
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
  /// @param remedy what to do about it; empty where nothing is known
  public record Word(Status status, String text, String remedy, Instant since) {
    /// The same, which is mended with the cause that it follows from.
    ///
    /// @param cause its id; empty where it follows from nothing
    Word following(Optional<String> cause) {
      return cause.isEmpty()
          ? this
          : new Word(status, text, "it follows from " + cause.get() + ": mend that first", since);
    }

    /// @param check that says it
    /// @param cluster with what is known of it now
    static Word of(
        CurrentFinding finding, CheckDescription check, Subject subject, Cluster cluster) {
      var verdict = finding.verdict();
      var detail = verdict.renderedDetail();
      var text = detail.isEmpty() ? verdict.headline() : verdict.headline() + ": " + detail;
      var remedy =
          Advice.of(check, new Finding(subject, verdict), cluster).flatMap(Advice::text).orElse("");
      return new Word(verdict.status(), text, remedy, finding.since());
    }
  }
}
