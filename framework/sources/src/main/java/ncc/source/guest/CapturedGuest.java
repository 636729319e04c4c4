package ncc.source.guest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import ncc.source.partial.Place;
import ncc.source.text.Lines;
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
import ncc.spi.message.FileFault;

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

  /// Hands on each line, to the end, or as far as they can be read.
  void each(Lines lines, Consumer<Lines.Line> take) {
    try {
      for (var line = lines.next(); line != null; line = lines.next()) {
        take.accept(line);
      }
    } catch (IOException broken) {
      lost(lines.number(), "reading failed: " + FileFault.reason(broken), "");
    }
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
