package ncc.store.alert;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.spi.alert.AlertState;
import ncc.spi.alert.Severity;
import ncc.store.sql.Sql;

/// Which alerts somebody wants to see.
///
/// @param cluster its key or its name
/// @param checkId of the check
/// @param from the mildest severity
/// @param states at least one
/// @param text is part of the subject's name, the title, the message or the detail, whatever the
///   case of its letters
public record AlertFilter(
    Optional<String> cluster,
    Optional<String> checkId,
    Severity from,
    Set<AlertState> states,
    Optional<String> text) {
  /// All that is raised and not resolved.
  public static final AlertFilter OPEN =
      new AlertFilter(
          Optional.empty(),
          Optional.empty(),
          Severity.INFO,
          EnumSet.of(AlertState.OPEN, AlertState.ACKNOWLEDGED),
          Optional.empty());

  private static final List<String> SEARCHED =
      List.of("subject_name", "title", "message", "detail");

  public AlertFilter {
    requireNonNull(cluster);
    requireNonNull(checkId);
    requireNonNull(from);
    states = Set.copyOf(states);
    requireNonNull(text);
    if (states.isEmpty()) {
      throw new IllegalArgumentException("no alert is in no state");
    }
  }

  /// A condition on table `alert`.
  Sql where() {
    var severities =
        Arrays.stream(Severity.values()).filter(severity -> severity.compareTo(from) >= 0).toList();
    var where = Sql.of("where state in").thenIn(states).then("and severity in").thenIn(severities);
    if (cluster.isPresent()) {
      where = where.then("and (cluster = ? or cluster_name = ?)", cluster, cluster);
    }
    if (checkId.isPresent()) {
      where = where.then("and check_id = ?", checkId);
    }
    return text.isPresent() ? where.then(holding(text.get())) : where;
  }

  /// The engine folds both sides, since the two do not fold alike.
  private static Sql holding(String text) {
    var pattern = "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    var holds =
        SEARCHED.stream()
            .map(column -> "lower(%s) like lower(?) escape '\\'".formatted(column))
            .collect(Collectors.joining(" or ", "and (", ")"));
    return Sql.of(holds, SEARCHED.stream().map(_ -> pattern).toArray());
  }
}
