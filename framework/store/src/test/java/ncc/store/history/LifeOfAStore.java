package ncc.store.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.store.sql.Connections;
import ncc.store.sql.Statements;
import ncc.store.sql.StoreAddress;

/// A process that stores one run after the other until it is killed. It prints the id of each when
/// the store has it.
final class LifeOfAStore {
  private static final int VMS = 40;

  private LifeOfAStore() {}

  public static void main(String[] args) throws Exception {
    var said =
        new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, UTF_8);
    try (var database = Connections.open(address(args[0], args[1]))) {
      var history = new History(database);
      long next =
          database.read(connection ->
              Statements.first(connection, row -> row.getLong(1), "select count(*) from run")
                  .orElseThrow());
      for (int i = (int) next; ; i++) {
        var run = run(i);
        history.record(run, Optional.empty());
        said.println(run.id());
      }
    }
  }

  static StoreAddress address(String engine, String place) {
    return engine.equals("sqlite")
        ? new StoreAddress.Embedded(Path.of(place))
        : new StoreAddress.Postgres(place, Optional.of("postgres"), Optional.empty());
  }

  /// The run with the number `i`, the same in every process.
  static Run run(int i) {
    boolean isComplete = i % 7 != 3;
    var findings =
        IntStream.range(0, isComplete ? VMS : VMS / 2)
            .mapToObj(vm -> (i * 7 + vm * vm) % 5 == 0 ? Round.fail("" + vm) : Round.pass("" + vm))
            .toArray(Finding[]::new);
    var round = Round.at(Round.NOON.plus(Duration.ofMinutes(5L * i)), findings);
    return isComplete ? round.run() : round.incomplete().run();
  }
}
