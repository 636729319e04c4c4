package ncc.store.setting;

import java.time.Instant;
import java.util.List;
import ncc.store.sql.Database;
import ncc.store.sql.Sql;
import ncc.store.sql.StoreException;

/// Silences, maintenance windows and waivers, whatever they say.
public final class Silences {
  private final Database database;

  public Silences(Database database) {
    this.database = database;
  }

  /// Stores a silence, or what it is from now on.
  public void put(StoredSilence silence) throws StoreException {
    var put =
        Sql.of(
            "insert into silence (id, body, ends_ms) values (?, ?, ?) on conflict (id)"
                + " do update set body = excluded.body, ends_ms = excluded.ends_ms",
            silence.id(),
            silence.body(),
            silence.endsAt());
    database.write(put::update);
  }

  /// All of them, ended ones too, by their ids.
  public List<StoredSilence> all() throws StoreException {
    var all = Sql.of("select * from silence order by id");
    return database.read(connection ->
        all.list(
            connection,
            row ->
                new StoredSilence(row.text("id"), row.text("body"), row.instantIfAny("ends_ms"))));
  }

  /// Ends a silence before its time.
  ///
  /// @return whether there is one with this id that would have gone on
  public boolean end(String id, Instant at) throws StoreException {
    var ending =
        Sql.of(
            "update silence set ends_ms = ? where id = ? and (ends_ms is null or ends_ms > ?)",
            at,
            id,
            at);
    return database.write(ending::update) > 0;
  }

  /// Deletes silences that ended before `before`, the oldest first.
  ///
  /// @param most how many at most
  /// @return how many it deleted
  public int deleteEnded(Instant before, int most) throws StoreException {
    var deletion =
        Sql.of(
            "delete from silence where id in"
                + " (select id from silence where ends_ms < ? order by ends_ms limit ?)",
            before,
            most);
    return database.write(deletion::update);
  }
}
