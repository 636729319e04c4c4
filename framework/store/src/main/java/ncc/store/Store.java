package ncc.store;

import java.nio.file.Files;
import java.time.InstantSource;
import ncc.store.alert.AlertBook;
import ncc.store.alert.AlertSearch;
import ncc.store.clock.FutureTimes;
import ncc.store.delivery.Deliveries;
import ncc.store.delivery.DeliveryList;
import ncc.store.delivery.Owed;
import ncc.store.history.History;
import ncc.store.history.Retention;
import ncc.store.ledger.Ledger;
import ncc.store.schedule.Pace;
import ncc.store.schedule.SlotWork;
import ncc.store.schedule.Slots;
import ncc.store.schedule.Timetable;
import ncc.store.setting.CheckSettings;
import ncc.store.setting.Silences;
import ncc.store.sql.Connections;
import ncc.store.sql.Database;
import ncc.store.sql.Migrations;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreException;
import ncc.store.task.Tasks;

/// All that is remembered from one run to the next. Safe for use by any number of threads, and, on
/// PostgreSQL, by any number of daemons.
public final class Store implements AutoCloseable {
  private final Database database;

  private Store(Database database) {
    this.database = database;
  }

  /// Opens the store of a daemon: makes it where there is none, and brings its schema up to date.
  ///
  /// @throws StoreException when it cannot be used
  public static Store open(StoreAddress address) throws StoreException {
    return opened(address, Migrations::run);
  }

  /// Whether there may be one: of a database elsewhere only opening it tells.
  public static boolean exists(StoreAddress address) {
    return !(address instanceof StoreAddress.Embedded embedded) || Files.exists(embedded.file());
  }

  /// Opens a store that a daemon has made, for a command beside it.
  ///
  /// @throws StoreException when there is none, or it is of another version
  public static Store openExisting(StoreAddress address) throws StoreException {
    if (!exists(address)) {
      throw new StoreException(
          "store %s: there is none yet; 'ncc serve' makes it".formatted(address.shown()));
    }
    return opened(address, Migrations::check);
  }

  private interface Preparation {
    void on(Database database) throws StoreException;
  }

  private static Store opened(StoreAddress address, Preparation preparation) throws StoreException {
    var database = Connections.open(address);
    try {
      preparation.on(database);
      return new Store(database);
    } catch (RuntimeException e) {
      database.close();
      if (StoreException.reason(e).isPresent()) {
        throw database.fault(e);
      }
      throw e;
    } catch (StoreException e) {
      database.close();
      throw e;
    }
  }

  /// The timetable that all daemons of this store work from.
  ///
  /// @param daemon unique among them
  public Timetable timetable(String daemon, Pace pace, InstantSource clock, SlotWork work) {
    return new Timetable(database, daemon, pace, clock, work);
  }

  /// The slots of the timetable.
  public Slots slots() {
    return new Slots(database);
  }

  /// Shows what waits to be delivered, and what was given up.
  public DeliveryList deliveryList() {
    return new DeliveryList(database);
  }

  /// Runs, and what they found over time.
  public History history() {
    return new History(database);
  }

  /// Writes and reads a little, to see whether that can be done.
  ///
  /// @throws StoreException when it cannot
  public void probe() throws StoreException {
    database.probe();
  }

  /// What lies ahead of a clock that was put right.
  public FutureTimes futureTimes() {
    return new FutureTimes(database);
  }

  /// Lets go of what is older than it has to be kept.
  public Retention retention() {
    return new Retention(database);
  }

  public AlertBook alerts() {
    return new AlertBook(database);
  }

  public AlertSearch alertSearch() {
    return new AlertSearch(database);
  }

  public Deliveries deliveries() {
    return new Deliveries(database);
  }

  /// What single receivers do not know yet.
  public Owed owed() {
    return new Owed(database);
  }

  /// What people set of checks while daemons run.
  public CheckSettings checkSettings() {
    return new CheckSettings(database);
  }

  public Silences silences() {
    return new Silences(database);
  }

  public Tasks tasks() {
    return new Tasks(database);
  }

  /// Where a run goes with all that follows from it.
  public Ledger ledger() {
    return new Ledger(database);
  }

  /// What people may see of where it is.
  public String shown() {
    return database.address().shown();
  }

  @Override
  public void close() {
    database.close();
  }
}
