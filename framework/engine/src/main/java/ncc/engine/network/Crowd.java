package ncc.engine.network;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import ncc.spi.probe.Endpoint;

/// Keeps one target from being asked by too many at once.
final class Crowd {
  private final int perTarget;
  private final Map<Endpoint, Door> doors = new HashMap<>();

  Crowd(int perTarget) {
    this.perTarget = perTarget;
  }

  private static final class Door {
    final Semaphore places;
    int interested;

    Door(int places) {
      this.places = new Semaphore(places);
    }
  }

  /// A place at a target, until it is closed.
  record Place(Crowd crowd, Endpoint target, Turn turn) implements AutoCloseable {
    @Override
    public void close() {
      turn.close();
      crowd.leave(target);
    }
  }

  Place at(Endpoint target) throws Unanswered {
    var door = arrive(target);
    try {
      return new Place(this, target, Turn.in(door.places));
    } catch (Unanswered e) {
      leave(target);
      throw e;
    }
  }

  private synchronized Door arrive(Endpoint target) {
    var door = doors.computeIfAbsent(target, _ -> new Door(perTarget));
    door.interested++;
    return door;
  }

  /// The last one out removes the door: targets come and go over the months of a daemon.
  private synchronized void leave(Endpoint target) {
    doors.computeIfPresent(target, (_, door) -> --door.interested == 0 ? null : door);
  }
}
