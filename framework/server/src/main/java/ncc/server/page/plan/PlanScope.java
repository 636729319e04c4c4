package ncc.server.page.plan;

import java.util.Optional;
import ncc.server.page.frame.Query;
import ncc.spi.check.Status;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Cause;
import ncc.spi.run.Found;

/// What a plan is asked for; without any of it all that is worse than INFO.
///
/// @param cluster its name
/// @param check its id
/// @param cause its id
/// @param subject the id of the only one
public record PlanScope(
    Optional<String> cluster,
    Optional<String> check,
    Optional<String> cause,
    Optional<String> subject) {

  static PlanScope of(Query query) {
    return new PlanScope(
        query.get("cluster"), query.get("check"), query.get("cause"), query.get("subject"));
  }

  boolean has(Cause one) {
    boolean isNamed = check.isPresent() || cause.isPresent() || subject.isPresent();
    return (isNamed || one.worst().isWorseThan(Status.INFO))
        && check.filter(id -> !isOf(one, id)).isEmpty()
        && cause.filter(id -> !isOf(one, id)).isEmpty()
        && subject.filter(id -> !concerns(one, id)).isEmpty();
  }

  /// What something follows from is planned for it, too.
  private static boolean isOf(Cause one, String id) {
    return one.id().equals(id)
        || one.id().startsWith(id + ".")
        || one.consequences().stream()
            .anyMatch(found -> found.check().id().equals(id) || found.cause().equals(id));
  }

  private static boolean concerns(Cause one, String subject) {
    return one.roots().stream().anyMatch(found -> isOn(found, subject))
        || one.consequences().stream().anyMatch(found -> isOn(found, subject));
  }

  /// Of a subject alone: its own roots, and those of its cluster.
  boolean has(Cause one, Found root) {
    return subject.isEmpty()
        || isOn(root, subject.get())
        || root.finding().subject().kind().equals(Kind.CLUSTER)
        || root.finding().subject().kind().equals(Kind.ENDPOINT);
  }

  private static boolean isOn(Found found, String subject) {
    return found.finding().subject().id().equals(subject);
  }
}
