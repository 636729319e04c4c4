package acme.containers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
import ncc.spi.source.Output;

/// The storage containers of a cluster, as a command of its CVMs prints them: `Key : value` lines,
/// a block for each.
///
/// ```
/// Id             : 7b1e
/// Name           : images
/// Used bytes     : 512
/// Capacity bytes : 1024
/// ```
public final class ContainerList implements Output {
  private static final Set<FactType> FACTS =
      FactType.setOf(ContainerUse.class, ContainerCapacity.class);

  @Override
  public String file() {
    return "container_list.txt";
  }

  @Override
  public String command() {
    return "list_containers";
  }

  @Override
  public Set<FactType> tells() {
    return FACTS;
  }

  @Override
  public Inventory read(InputStream text, Origin origin) {
    return new Reading(origin).read(text);
  }

  /// One output as it is read.
  private static final class Reading {
    private final Origin origin;
    private final List<Resource> containers = new ArrayList<>();
    private final List<Caveat> caveats = new ArrayList<>();
    private final Map<String, String> block = new HashMap<>();
    private int lines;

    Reading(Origin origin) {
      this.origin = origin;
    }

    Inventory read(InputStream text) {
      try (var reader = new BufferedReader(new InputStreamReader(text, UTF_8))) {
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
          lines++;
          take(line);
        }
      } catch (IOException broken) {
        lost("reading failed: " + broken.getMessage());
      }
      end();
      var part = new Part(origin, FACTS, Part.Roster.NONE, 0, caveats.isEmpty());
      return new Inventory(
          Cluster.named(""), List.of(), List.of(part), caveats, List.of(), containers);
    }

    private void take(String line) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        end();
      } else {
        block.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }

    private void end() {
      var id = block.get("Id");
      if (id != null) {
        containers.add(container(id));
      } else if (!block.isEmpty()) {
        lost("a block has no line 'Id'");
      }
      block.clear();
    }

    private Resource container(String id) {
      var facts =
          Facts.known(
              number("Used bytes").map(ContainerUse::new),
              number("Capacity bytes").map(ContainerCapacity::new));
      var name = block.getOrDefault("Name", id);
      return new Resource(ContainerUseCheck.CONTAINER, id, name, facts, Provenance.of(origin));
    }

    private Optional<Long> number(String key) {
      var text = block.getOrDefault(key, "");
      if (text.matches("\\d{1,18}")) {
        return Optional.of(Long.parseLong(text));
      }
      lost("'%s' is not a number, but %s".formatted(key, Caveat.quoted(text)));
      return Optional.empty();
    }

    private void lost(String reason) {
      var where = origin.name() + ":" + lines;
      caveats.add(new Caveat(Caveat.Kind.FACT_LOST, where, reason, FACTS, Set.of()));
    }
  }
}
