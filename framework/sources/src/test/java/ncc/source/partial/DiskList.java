package ncc.source.partial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Resource;
import ncc.spi.source.Ask;
import ncc.spi.source.Output;

/// An output as a plugin describes one that it reads itself: a disk and its use in each line.
public class DiskList implements Output {
  public static final Kind DISK = Kind.of("DISK");

  @FactInfo(id = "DISK_USE", title = "use of the disk")
  public record DiskUse(int percent) implements Fact {}

  @Override
  public String file() {
    return "disk_list.txt";
  }

  @Override
  public Ask ask() {
    return new Ask.Command("list_disks --all");
  }

  @Override
  public Set<FactType> tells() {
    return FactType.setOf(DiskUse.class);
  }

  @Override
  public Inventory read(InputStream text, Origin origin) {
    var disks = new ArrayList<Resource>();
    try {
      for (String line : new String(text.readAllBytes(), UTF_8).lines().toList()) {
        int space = line.indexOf(' ');
        var name = line.substring(0, space);
        var use = Facts.of(new DiskUse(Integer.parseInt(line.substring(space + 1))));
        disks.add(new Resource(DISK, name, name, use, Provenance.of(origin)));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    var part = new Part(origin, tells(), Part.Roster.NONE, 0, true);
    return new Inventory(Cluster.named(""), List.of(), List.of(part), List.of(), List.of(), disks);
  }
}
