package ncc.store.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.inventory.Kind;
import ncc.spi.run.Subject;
import ncc.store.sql.Statements;

/// Finds the subjects of one page of bars. Worst first, they come in groups: those that are worst
/// now, then the next, and last those that nothing is said of any more. Only the groups that are on
/// the page are sorted, so the first page costs little however many subjects there are.
final class BarRows {
  /// A subject of the page.
  record Row(long series, long subject, String cluster, String clusterName, Subject shown) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("series"),
          row.getLong("subject"),
          StoredText.read(row.getString("cluster_key")),
          StoredText.read(row.getString("cluster_name")),
          new Subject(
              Kind.of(row.getString("kind")),
              StoredText.read(row.getString("key")),
              StoredText.read(row.getString("name"))));
    }
  }

  /// @param total how many subjects all pages have
  record Part(List<Row> rows, long total) {}

  private final Connection connection;
  private final BarsQuery query;
  private final Condition named;
  private final BarGroups groups;

  BarRows(Connection connection, BarsQuery query, BarGroups groups) {
    this.connection = connection;
    this.query = query;
    this.groups = groups;
    this.named = named(query);
  }

  private static Condition named(BarsQuery query) {
    var condition = new Condition();
    query
        .search()
        .map(text -> StoredText.of(text).toLowerCase(Locale.ROOT))
        .ifPresent(text -> condition.and("lower(s.name) like ? escape '!'", pattern(text)));
    return condition;
  }

  private static String pattern(String text) {
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  Part part() throws SQLException {
    var rows = new ArrayList<Row>();
    long before = 0;
    for (var group : query.worstFirst() ? worstFirst() : List.of(groups.all())) {
      long size = size(group);
      long skipped = Math.max(0, query.page().offset() - before);
      int wanted = query.page().limit() - rows.size();
      if (wanted > 0 && skipped < size) {
        rows.addAll(rows(group, wanted, skipped));
      }
      before += size;
    }
    return new Part(rows, before);
  }

  private List<BarGroups.Group> worstFirst() throws SQLException {
    boolean several = severalOfOneSubject();
    return Stream.concat(
            List.of(Status.values()).reversed().stream().map(status -> groups.now(status, several)),
            Stream.of(groups.past()))
        .toList();
  }

  /// Whether a check says more than one thing of a subject; most never do.
  private boolean severalOfOneSubject() throws SQLException {
    return Statements.first(connection, _ -> true, groups.several()).isPresent();
  }

  private long size(BarGroups.Group group) throws SQLException {
    var counted =
        isNarrowed()
            ? "select count(*) from (%s) w join subject s on s.id = w.subject where %s"
                .formatted(group.subjects(), named)
            : "select count(*) from (%s) w".formatted(group.subjects());
    return Statements.first(
            connection,
            row -> row.getLong(1),
            counted,
            both(group.parameters(), named.parameters()))
        .orElse(0L);
  }

  private boolean isNarrowed() {
    return query.search().isPresent();
  }

  /// Within a group by the worst of these days, then by name.
  private List<Row> rows(BarGroups.Group group, int limit, long offset) throws SQLException {
    var asked = query.worstFirst() ? groups.ranked(group) : group;
    return Statements.list(
        connection,
        Row::of,
        """
        select w.series, w.subject, s.kind, s.key, s.name, c.key cluster_key, c.name cluster_name
        from (%s) w join subject s on s.id = w.subject join cluster c on c.id = s.cluster
        where %s
        order by %s s.name, s.key, s.id limit ? offset ?\
        """
            .formatted(asked.subjects(), named, query.worstFirst() ? "w.worst desc," : ""),
        both(asked.parameters(), named.parameters(limit, offset)));
  }

  private static Object[] both(List<Object> some, Object... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toArray();
  }
}
