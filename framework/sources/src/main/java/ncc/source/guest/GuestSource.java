package ncc.source.guest;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.source.partial.ClusterValues;
import ncc.source.partial.VmUuid;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Setting.Kind;
import ncc.spi.source.InventorySource;
import ncc.spi.source.LocationException;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// Looks at the Linux guest it runs in, or at another root such as a mounted image. Of which
/// cluster the guest is, and where that answers, no public text says how to read in a guest: the
/// operator may set it.
public final class GuestSource implements InventorySource {
  private static final String ROOT = "root";
  private static final String CLUSTER = "cluster";
  private static final String VIP = "vip";
  private static final String DSIP = "dsip";
  private static final String VM = "vm";
  private static final String NO_ADDRESS = "name it: --source 'guest:?vip=<cluster VIP>'";

  private final Commands commands;

  public GuestSource() {
    this(Commands.MACHINE);
  }

  GuestSource(Commands commands) {
    this.commands = requireNonNull(commands);
  }

  @Override
  public String scheme() {
    return "guest";
  }

  @Override
  public String example() {
    return "--source guest:";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.of(ROOT, Kind.FILE, "/", "The guest's root folder, such as a mounted image"),
        Setting.of(VIP, Kind.TEXT, "Virtual IP of the guest's cluster, to be asked with --probe"),
        Setting.of(DSIP, Kind.TEXT, "Data services IP of the guest's cluster, likewise"),
        Setting.of(
            CLUSTER, Kind.TEXT, "Name of the guest's cluster, as other sources of the run have it"),
        Setting.of(
            VM, Kind.TEXT, "UUID of the guest's VM, for a guest whose firmware does not tell it"));
  }

  @Override
  public Map<String, Set<FactType>> brings() {
    return Map.of("the guest's files, services and devices", GuestRecord.FACTS);
  }

  @Override
  public List<Inventory> read(SourceRequest request) throws SourceException {
    if (!request.location().isEmpty()) {
      throw new LocationException(
          "guest:%s: expected `guest:` alone, which is this machine; another root is guest:?root=DIR"
              .formatted(request.location()));
    }
    var root = root(request);
    var guest = known(request, new GuestReading(root, commands).guest());
    var vip = address(request, VIP);
    var dsip = address(request, DSIP);
    boolean isUntried = guest.here() && vip.isEmpty() && dsip.isEmpty();
    var record = new GuestRecord(isUntried ? guest.untried(NO_ADDRESS) : guest, vip, dsip);
    record.record(request.recorder());
    var cluster = request.settings().text(CLUSTER).orElse(guest.name());
    return List.of(record.inventory(cluster, new Origin(root.uri(), request.clock().instant())));
  }

  private static GuestRoot root(SourceRequest request) throws SourceException {
    var folder = request.settings().file(ROOT).orElse(Path.of("/"));
    var root = GuestRoot.at(folder);
    if (!Files.isDirectory(root.folder())) {
      throw new SourceException(
          "guest: root: %s is no folder; expected such as a mounted image".formatted(folder));
    }
    if (root.here() && !Files.isDirectory(Path.of("/proc/self"))) {
      throw new SourceException(
          "guest: this is no Linux machine; what the commands of a Windows guest print is read from"
              + " a capture");
    }
    return root;
  }

  private static Guest known(SourceRequest request, Guest guest) throws SourceException {
    var given = request.settings().text(VM);
    if (given.isEmpty()) {
      return guest;
    }
    return VmUuid.parse(given.get())
        .map(guest::in)
        .orElseThrow(() ->
            new SourceException(
                "guest: vm: %s is no UUID; expected such as 00000000-0000-4000-8000-000000000001"
                    .formatted(Caveat.quoted(given.get()))));
  }

  private static Optional<String> address(SourceRequest request, String setting)
      throws SourceException {
    var given = request.settings().text(setting);
    var address = given.flatMap(ClusterValues::address);
    if (given.isPresent() && address.isEmpty()) {
      throw new SourceException(
          "guest: %s: %s is no IP address; expected such as 192.0.2.50"
              .formatted(setting, Caveat.quoted(given.get())));
    }
    return address;
  }
}
