package ncc.spi.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.spi.run.FindingIds;
import ncc.spi.run.Subject;

/// Something that a check keeps finding wrong with one subject of one cluster.
///
/// That it is still so is not written down with every run: an unresolved alert was last seen in the
/// last run of its check on its cluster that could tell.
///
/// @param id file-name safe, unique, the same however often the runs are judged again
/// @param checkId the check that found it
/// @param title such as `NGT client certificates expiring`
/// @param clusterName as people call it; hostile, as the subject's name is
/// @param message the headline of the verdict
/// @param detail what is special about the subject, rendered; may be empty. One that is kept holds
///   [Countdown]s in place of numbers that change with time: [#readAt] makes them readable
/// @param since the first of the unhealthy runs in a row
/// @param unhealthyRuns how many there were while it was [AlertState#PENDING]
/// @param raisedAt empty while pending
/// @param acknowledgement present when [AlertState#ACKNOWLEDGED]
/// @param resolvedAt present when resolved
/// @param resolution present when resolved
/// @param notifiedAt when receivers were last told of it; what they were not told in time passes on
///   to the next alert of the key, and leaves the one before empty
/// @param turns when it was raised, changed in severity or resolved by itself of late, oldest
///   first, over all alerts of its key: what flapping is told from
/// @param flapping it comes and goes more often than its policy allows
/// @param trail oldest first
/// @param diagnosis the id of the check's diagnosis; empty where it lists none
/// @param remedy what to do about it, filled in for the subject; empty where nothing is known
/// @param follows the [id][#cause()] of the cause that receivers were told it follows from; empty
///   for one that follows from nothing they know
/// @param beside receivers were told of it beside its cause only, and never for its own sake
public record Alert(
    String id,
    AlertKey key,
    String checkId,
    String title,
    String clusterName,
    Subject subject,
    Severity severity,
    AlertState state,
    String message,
    String detail,
    Instant since,
    int unhealthyRuns,
    Optional<Instant> raisedAt,
    Optional<Acknowledgement> acknowledgement,
    Optional<Instant> resolvedAt,
    Optional<Resolution> resolution,
    Optional<Instant> notifiedAt,
    List<Instant> turns,
    boolean flapping,
    List<AlertEvent> trail,
    String diagnosis,
    String remedy,
    String follows,
    boolean beside) {

  public Alert {
    requireNonNull(id);
    requireNonNull(key);
    requireNonNull(checkId);
    requireNonNull(title);
    requireNonNull(clusterName);
    requireNonNull(subject);
    requireNonNull(severity);
    requireNonNull(state);
    requireNonNull(message);
    requireNonNull(detail);
    requireNonNull(since);
    requireNonNull(raisedAt);
    requireNonNull(acknowledgement);
    requireNonNull(resolvedAt);
    requireNonNull(resolution);
    requireNonNull(notifiedAt);
    turns = List.copyOf(turns);
    trail = List.copyOf(trail);
    requireNonNull(diagnosis);
    requireNonNull(remedy);
    requireNonNull(follows);
  }

  /// The check that finds the cause with this [id][#cause()].
  public static String checkOf(String causeId) {
    int dot = causeId.indexOf('.');
    return dot < 0 ? causeId : causeId.substring(0, dot);
  }

  /// The id of the finding that it was raised for ([FindingIds]).
  public String finding() {
    return FindingIds.of(key.cluster(), checkId, subject);
  }

  /// What its check found: `<check>.<diagnosis>`, of a check that lists no diagnoses its id.
  public String cause() {
    return diagnosis.isEmpty() ? checkId : checkId + "." + diagnosis;
  }

  /// This alert as it reads at `now`, or when it ended: its detail says how long it is from then to
  /// the instants it names. What is kept, and given back to be kept, is the alert itself.
  public Alert readAt(Instant now) {
    var when = resolvedAt.filter(now::isAfter).orElse(now);
    var read = Countdown.read(detail, when);
    return read.equals(detail)
        ? this
        : new Alert(
            id,
            key,
            checkId,
            title,
            clusterName,
            subject,
            severity,
            state,
            message,
            read,
            since,
            unhealthyRuns,
            raisedAt,
            acknowledgement,
            resolvedAt,
            resolution,
            notifiedAt,
            turns,
            flapping,
            trail,
            diagnosis,
            remedy,
            follows,
            beside);
  }
}
