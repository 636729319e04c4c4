package ncc.spi.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Reading.Seen;

/// Makes one guest of what several origins saw of it: what one did not see, another may have.
/// Different guests stay apart, whatever they are called.
record GuestMerge(List<Inventory> partials) {
  GuestMerge {
    partials = List.copyOf(partials);
  }

  /// Each guest once, in the order in which they were seen first.
  List<Guest> merged() {
    var merged = new ArrayList<Guest>();
    partials.stream()
        .flatMap(partial -> partial.guests().stream())
        .forEach(one -> add(one, merged));
    return merged;
  }

  private static void add(Guest one, List<Guest> merged) {
    for (int i = 0; i < merged.size(); i++) {
      if (merged.get(i).isSame(one)) {
        merged.set(i, merged(merged.get(i), one));
        return;
      }
    }
    merged.add(one);
  }

  private static Guest merged(Guest one, Guest other) {
    return new Guest(
        one.name(),
        one.os().or(other::os),
        one.installation().or(other.installation()),
        one.services().or(other.services()),
        one.certificates().or(other.certificates()),
        one.serialDevices().or(other.serialDevices()),
        one.isoInserted().or(other.isoInserted()),
        one.prerequisites().isEmpty() ? other.prerequisites() : one.prerequisites(),
        tried(one.connections(), other.connections()),
        both(one.keys(), other.keys()),
        one.here() || other.here(),
        new Guest.Identity(
            one.identity().place(),
            one.identity().systemUuid().or(other.identity().systemUuid()),
            one.identity().ngtUuid().or(other.identity().ngtUuid())));
  }

  private static Reading<List<Connection>> tried(
      Reading<List<Connection>> one, Reading<List<Connection>> other) {
    return one instanceof Seen<List<Connection>>(var some)
            && other instanceof Seen<List<Connection>>(var others)
        ? new Seen<>(both(some, others))
        : one.or(other);
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}
