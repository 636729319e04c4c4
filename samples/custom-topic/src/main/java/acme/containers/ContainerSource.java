package acme.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Resource;
import ncc.spi.setting.Setting;
import ncc.spi.source.InventorySource;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// Reads the storage containers of a cluster from a file of `Key : value` lines, one block each:
///
/// ```
/// Id             : 7b1e
/// Name           : images
/// Used bytes     : 512
/// Capacity bytes : 1024
/// ```
public final class ContainerSource implements InventorySource {
  private static final Set<FactType> FACTS =
      FactType.setOf(ContainerUse.class, ContainerCapacity.class);
  private static final Setting CLUSTER =
      Setting.of("cluster", Setting.Kind.TEXT, "", "What the cluster of the file is called.");

  @Override
  public String scheme() {
    return "containers";
  }

  @Override
  public String example() {
    return "--source containers:containers.txt?cluster=tokyo-01";
  }

  @Override
  public List<Setting> settings() {
    return List.of(CLUSTER);
  }

  @Override
  public Map<String, Set<FactType>> brings() {
    return Map.of("a file of storage containers", FACTS);
  }

  @Override
  public List<Inventory> read(SourceRequest request) throws SourceException {
    try {
      var path = request.path();
      var origin = new Origin(path.toString(), Files.getLastModifiedTime(path).toInstant());
      return List.of(
          new Blocks(origin)
              .read(Files.readAllLines(path), request.settings().text("cluster").orElse("")));
    } catch (IOException | InvalidPathException e) {
      throw new SourceException("containers:%s cannot be read".formatted(request.location()), e);
    }
  }

  /// The blocks of one file.
  private static final class Blocks {
    private final Origin origin;
    private final List<Resource> containers = new ArrayList<>();
    private final List<Caveat> caveats = new ArrayList<>();
    private final Map<String, String> block = new HashMap<>();

    Blocks(Origin origin) {
      this.origin = origin;
    }

    Inventory read(List<String> lines, String cluster) {
      for (int i = 0; i < lines.size(); i++) {
        int colon = lines.get(i).indexOf(':');
        if (colon < 0) {
          end(i);
        } else {
          var key = lines.get(i).substring(0, colon).strip();
          block.put(key, lines.get(i).substring(colon + 1).strip());
        }
      }
      end(lines.size());
      var part = new Part(origin, FACTS, Part.Roster.NONE, 0, caveats.isEmpty());
      return new Inventory(
          Cluster.named(cluster), List.of(), List.of(part), caveats, List.of(), containers);
    }

    private void end(int line) {
      var id = block.get("Id");
      if (id != null) {
        var facts =
            Facts.known(
                number("Used bytes", line).map(ContainerUse::new),
                number("Capacity bytes", line).map(ContainerCapacity::new));
        containers.add(
            new Resource(
                ContainerUseCheck.CONTAINER,
                id,
                block.getOrDefault("Name", id),
                facts,
                Provenance.of(origin)));
      } else if (!block.isEmpty()) {
        lost(line, "a block has no line 'Id'");
      }
      block.clear();
    }

    private Optional<Long> number(String key, int line) {
      var text = block.getOrDefault(key, "");
      if (text.matches("\\d{1,18}")) {
        return Optional.of(Long.parseLong(text));
      }
      lost(line, "'%s' is not a number, but %s".formatted(key, Caveat.quoted(text)));
      return Optional.empty();
    }

    private void lost(int line, String reason) {
      var where = origin.name() + ":" + line;
      caveats.add(new Caveat(Caveat.Kind.FACT_LOST, where, reason, FACTS, Set.of()));
    }
  }
}
