package ncc.spi.inventory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes one guest of what several origins saw of it: what one did not see, another may have. A
/// cluster has room for one guest; of others a conflict tells.
record GuestMerge(List<Inventory> partials) {
  GuestMerge {
    partials = List.copyOf(partials);
  }

  /// The first guest, with what the others of its name add.
  Optional<Guest> merged() {
    var all = guests().toList();
    return all.stream()
        .filter(guest -> guest.name().equals(all.getFirst().name()))
        .reduce(GuestMerge::merged);
  }

  /// That other guests were left out.
  List<Caveat> caveats() {
    var first = guests().map(Guest::name).findFirst().orElse("");
    return guests()
        .map(Guest::name)
        .filter(name -> !name.equals(first))
        .distinct()
        .map(name ->
            Caveat.quoted(name)
                + " was left out: a cluster is looked at from one guest,"
                + " which is "
                + Caveat.quoted(first))
        .map(reason ->
            new Caveat(
                Caveat.Kind.CONFLICT, "guest:", reason, java.util.Set.of(), java.util.Set.of()))
        .toList();
  }

  private Stream<Guest> guests() {
    return partials.stream().flatMap(partial -> partial.guest().stream());
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
        both(one.connections(), other.connections()),
        both(one.keys(), other.keys()),
        one.here() || other.here());
  }

  private static <T> List<T> both(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().toList();
  }
}
