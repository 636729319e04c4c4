package ncc.json.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import ncc.json.config.Configuration.ConfiguredCluster;
import ncc.json.config.Configuration.ConfiguredSource;
import ncc.json.config.YamlNode.Text;

/// Reads clusters and sources.
final class ClusterSections {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+-]+:.*");

  private final Path file;
  private final Consumer<Fault> faults;

  ClusterSections(Path file, Consumer<Fault> faults) {
    this.file = file;
    this.faults = faults;
  }

  List<ConfiguredCluster> clusters(Section root) {
    var clusters = new ArrayList<ConfiguredCluster>();
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (YamlNode item : root.items("clusters")) {
      Section.of(item, "a cluster", faults)
          .map(section -> section.only(Vocabulary.CLUSTER))
          .flatMap(this::cluster)
          .ifPresent(cluster -> {
            if (names.add(cluster.name())) {
              clusters.add(cluster);
            } else {
              fault(item.place(), "the cluster '" + cluster.name() + "' is configured twice");
            }
          });
    }
    return clusters;
  }

  private Optional<ConfiguredCluster> cluster(Section section) {
    require(section, "name", "a cluster needs a name");
    require(section, "sources", "a cluster needs at least one source");
    var sources = sources(section);
    var timeout = section.duration("timeout");
    return section.text("name").map(name -> new ConfiguredCluster(name, sources, timeout));
  }

  private void require(Section section, String key, String otherwise) {
    if (!section.has(key)) {
      fault(section.place(), otherwise);
    }
  }

  List<ConfiguredSource> sources(Section section) {
    var sources = new ArrayList<ConfiguredSource>();
    for (YamlNode item : section.items("sources")) {
      source(item)
          .ifPresent(source -> {
            if (sources.stream().anyMatch(other -> isSame(source, other))) {
              fault(item.place(), "this source is given twice");
            }
            sources.add(source);
          });
    }
    return sources;
  }

  private static boolean isSame(ConfiguredSource one, ConfiguredSource other) {
    return one.uri().equals(other.uri()) && one.settings().equals(other.settings());
  }

  private Optional<ConfiguredSource> source(YamlNode item) {
    if (item instanceof Text(var place, var uri, _) && !uri.isBlank()) {
      return Optional.of(new ConfiguredSource(located(uri), java.util.Map.of(), place.toString()));
    }
    return Section.of(item, "a source must be a URI, or it", faults).flatMap(this::source);
  }

  private Optional<ConfiguredSource> source(Section section) {
    require(section, "uri", "a source needs a uri");
    var settings = section.others(Vocabulary.SOURCE);
    return section
        .text("uri")
        .map(uri -> new ConfiguredSource(located(uri), settings, section.place().toString()));
  }

  /// A folder beside the file is meant, wherever the command is run.
  private String located(String uri) {
    if (SCHEME.matcher(uri).matches()) {
      return uri;
    }
    try {
      return file.resolveSibling(uri).toString();
    } catch (InvalidPathException _) {
      return uri;
    }
  }

  private void fault(Place place, String message) {
    faults.accept(new Fault(place, message));
  }
}
