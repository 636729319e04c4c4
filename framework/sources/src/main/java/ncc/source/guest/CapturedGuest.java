package ncc.source.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.source.partial.Place;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Guest.Identity;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Unseen;

/// What a file of a capture tells of the guest in which its command was typed. No command of the
/// guide prints that guest's name, so it is called like the capture's folder.
final class CapturedGuest {
  private final Origin origin;
  private final String system;
  private final List<Caveat> caveats = new ArrayList<>();

  /// @param system `Windows` or `Linux`
  CapturedGuest(Origin origin, String system) {
    this.origin = origin;
    this.system = system;
  }

  /// Something was lost, of which the text `found` is left.
  void lost(long line, String problem, String found) {
    var but = found.isEmpty() ? "" : ", but " + Caveat.quoted(found);
    var place = new Place(origin.name(), line).toString();
    caveats.add(new Caveat(Caveat.Kind.FACT_LOST, place, problem + but, Set.of(), Set.of()));
  }

  Inventory inventory(Reading<List<Service>> services, List<Connection> connections) {
    var guest =
        new Guest(
            name(),
            Optional.of(system),
            untold(),
            services,
            untold(),
            untold(),
            untold(),
            List.of(),
            new Reading.Seen<>(connections),
            List.of(),
            false,
            new Identity(name(), untold(), untold()));
    var part = new Part(origin, Set.of(), Part.Roster.NONE, 0, caveats.isEmpty());
    return new Inventory(Cluster.named(""), List.of(), List.of(part), caveats, List.of(guest));
  }

  /// The services, or why they are not known: what was lost first.
  Reading<List<Service>> services(List<Service> found) {
    return caveats.isEmpty()
        ? new Reading.Seen<>(found)
        : new Unseen<>(caveats.getFirst().where() + ": " + caveats.getFirst().reason());
  }

  <T> Reading<T> untold() {
    return new Unseen<>("no " + system + " command in a capture tells it");
  }

  private String name() {
    int slash = origin.name().indexOf('/');
    return slash < 0 ? origin.name() : origin.name().substring(0, slash);
  }
}
