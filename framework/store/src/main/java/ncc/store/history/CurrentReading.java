package ncc.store.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.store.sql.Statements;

/// What is said of one subject now.
record CurrentReading(Connection connection) {
  List<CurrentFinding> of(String subject, Optional<String> cluster) throws SQLException {
    var condition =
        new Condition()
            .and("f.until_ms is null")
            .and("f.subject in (select id from subject where key = ?)", StoredText.of(subject))
            .andIf("c.key = ?", cluster.map(StoredText::of));
    return Statements.list(
        connection,
        CurrentReading::finding,
        """
        select s.check_id, s.last_ns, c.key, f.status, f.vals, f.since_ms, d.body
        from finding f join series s on s.id = f.series join cluster c on c.id = s.cluster
          join document d on d.id = f.said
        where %s order by s.check_id, f.nth\
        """
            .formatted(condition),
        condition.parameters());
  }

  Map<String, Instant> passedUntil(String check, String cluster, Instant now) throws SQLException {
    var until = new HashMap<String, Instant>();
    Statements.each(
        connection,
        row ->
            until.put(
                StoredText.read(row.getString("key")), Instant.ofEpochMilli(row.getLong("last"))),
        """
        select u.key, max(coalesce(f.until_ms, ?)) last
        from finding f join subject u on u.id = f.subject
          join series s on s.id = f.series join cluster c on c.id = s.cluster
        where s.check_id = ? and c.key = ? and f.status = 'PASS'
        group by u.key\
        """,
        now.toEpochMilli(),
        check,
        StoredText.of(cluster));
    return until;
  }

  private static CurrentFinding finding(ResultSet row) throws SQLException {
    var said = Said.read(row.getString("body"));
    var judged = Nanos.read(row.getLong("last_ns"));
    return new CurrentFinding(
        row.getString("check_id"),
        StoredText.read(row.getString("key")),
        said.verdict(row.getString("status"), row.getString("vals"), judged),
        Instant.ofEpochMilli(row.getLong("since_ms")));
  }
}
