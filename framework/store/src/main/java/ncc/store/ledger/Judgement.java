package ncc.store.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import ncc.spi.alert.Alert;
import ncc.spi.notify.Notification;

/// Alerts of one check on one cluster that are to be judged.
///
/// @param cluster its key
/// @param recentlySince alerts that ended since then matter, too
/// @param judge asked within the transaction, and again when that was in the way of another: it
///   must be pure. What comes of a run it is asked twice: first about alerts without their trails,
///   for which of them change, then about those with their trails, for what becomes of them
public record Judgement(String cluster, String checkId, Instant recentlySince, Judge judge) {
  /// What is to be made of the alerts that are known.
  @FunctionalInterface
  public interface Judge {
    Outcome judge(List<Alert> known);
  }

  /// What there is to store.
  ///
  /// @param changed new and changed alerts
  /// @param forgotten alerts that were never raised, to be deleted
  /// @param told what is to be delivered to whom
  public record Outcome(List<Alert> changed, List<Alert> forgotten, List<Told> told) {
    public Outcome {
      changed = List.copyOf(changed);
      forgotten = List.copyOf(forgotten);
      told = List.copyOf(told);
    }
  }

  /// A notification for one receiver.
  public record Told(String receiver, Notification notification) {
    public Told {
      requireNonNull(receiver);
      requireNonNull(notification);
    }
  }

  public Judgement {
    requireNonNull(cluster);
    requireNonNull(checkId);
    requireNonNull(recentlySince);
    requireNonNull(judge);
  }
}
