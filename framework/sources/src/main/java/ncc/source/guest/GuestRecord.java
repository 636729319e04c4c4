package ncc.source.guest;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ncc.source.partial.OutOfReach;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.DataServicesIp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.source.Recorder;

/// What `guest:` sees of a guest, as the file `guest.json` of a capture.
///
/// @param vip virtual IP of its cluster, where it is known
/// @param dsip data services IP of its cluster, likewise
public record GuestRecord(Guest guest, Optional<String> vip, Optional<String> dsip) {
  /// What a capture calls it.
  public static final String FILE = "guest.json";

  /// What it can know of the cluster.
  public static final Set<FactType> FACTS = FactType.setOf(VirtualIp.class, DataServicesIp.class);

  private static final int LARGEST = 8 << 20;

  public GuestRecord {
    requireNonNull(guest);
    requireNonNull(vip);
    requireNonNull(dsip);
  }

  /// @throws IOException when it is no such file
  public static GuestRecord of(InputStream in) throws IOException {
    var bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IOException("is larger than 8 MiB");
    }
    return GuestRecordReader.read(JsonTree.of(bytes));
  }

  public void write(OutputStream out) throws IOException {
    GuestRecordText.write(this, out);
  }

  /// Lets `recorder` keep it.
  void record(Recorder recorder) {
    var bytes = new ByteArrayOutputStream();
    try {
      write(bytes);
      try (var in = recorder.recorded(FILE, new ByteArrayInputStream(bytes.toByteArray()))) {
        in.readAllBytes();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// Reads it as the file of a capture; one that is damaged tells nothing but why.
  public static Inventory read(InputStream in, Origin origin) {
    try {
      return of(in).inventory("", origin);
    } catch (IOException damaged) {
      return OutOfReach.inventory(origin, String.valueOf(damaged.getMessage()), FACTS);
    }
  }

  /// @param cluster what its cluster is called
  Inventory inventory(String cluster, Origin origin) {
    var facts = new TreeSet<FactType>();
    vip.ifPresent(_ -> facts.add(FactType.of(VirtualIp.class)));
    dsip.ifPresent(_ -> facts.add(FactType.of(DataServicesIp.class)));
    var part = new Part(origin, facts, Part.Roster.NONE, 0, true);
    return new Inventory(cluster(cluster), List.of(), List.of(part), List.of(), List.of(guest));
  }

  private Cluster cluster(String name) {
    return new Cluster(
        name,
        Optional.empty(),
        Optional.empty(),
        Facts.known(vip.map(VirtualIp::new), dsip.map(DataServicesIp::new)));
  }
}
