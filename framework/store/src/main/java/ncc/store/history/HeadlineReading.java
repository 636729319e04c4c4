package ncc.store.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.store.sql.Statements;

/// Counts what is said now.
record HeadlineReading(Connection connection) {
  private static final Comparator<Headline> WORST_FIRST =
      Comparator.comparing(Headline::status)
          .reversed()
          .thenComparing(Comparator.comparingLong(Headline::subjects).reversed())
          .thenComparing(Headline::text);

  /// All there are: named, they lead to the index that holds all that is asked for.
  private static final String STATUSES =
      Stream.of(Status.values()).map("'%s'"::formatted).collect(Collectors.joining(","));

  private record Key(Status status, String text) {}

  /// Templates of one headline may differ, so what has been counted is put together by headline.
  List<Headline> headlines(String check, Optional<String> cluster, Set<String> except)
      throws SQLException {
    var counts = new LinkedHashMap<Key, Long>();
    for (Headline part : parts(check, cluster, except)) {
      counts.merge(new Key(part.status(), part.text()), part.subjects(), Long::sum);
    }
    var headlines = new ArrayList<Headline>();
    counts.forEach((key, count) -> headlines.add(new Headline(key.status(), key.text(), count)));
    headlines.sort(WORST_FIRST);
    return headlines;
  }

  private List<Headline> parts(String check, Optional<String> cluster, Set<String> except)
      throws SQLException {
    var condition =
        new Condition()
            .and("s.check_id = ?", check)
            .andIf("c.key = ?", cluster.map(StoredText::of));
    if (!except.isEmpty()) {
      condition.and(
          "c.key not in (%s)".formatted("?,".repeat(except.size() - 1) + "?"),
          except.stream().map(StoredText::of).toArray());
    }
    return Statements.list(
        connection,
        HeadlineReading::headline,
        """
        select x.status, d.body, x.subjects from (
          select f.status, f.said, count(*) subjects from finding f
          where f.until_ms is null and f.status in (%s) and f.series in (
            select s.id from series s join cluster c on c.id = s.cluster where %s)
          group by f.status, f.said) x join document d on d.id = x.said\
        """
            .formatted(STATUSES, condition),
        condition.parameters());
  }

  private static Headline headline(ResultSet row) throws SQLException {
    return new Headline(
        Status.valueOf(row.getString("status")),
        Said.read(row.getString("body")).headline(),
        row.getLong("subjects"));
  }
}
