package ncc.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ncc.spi.inventory.Cluster;

/// What clusters are called in the label `cluster`: their names. Where several share one, each has
/// its key appended, and where even that is shared, a number, so that no two clusters ever write
/// one series.
public final class ClusterLabels {
  private ClusterLabels() {}

  /// In the order of `clusters`.
  public static List<String> of(List<Cluster> clusters) {
    var names = clusters.stream().map(cluster -> LabelText.of(cluster.name())).toList();
    var often = new HashSet<String>();
    var seen = new HashSet<String>();
    names.stream().filter(name -> !seen.add(name)).forEach(often::add);
    var labels = new ArrayList<String>();
    var taken = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      labels.add(unique(often.contains(name) ? name + " " + key(clusters.get(i)) : name, taken));
    }
    return labels;
  }

  private static String unique(String label, Set<String> taken) {
    var unique = label;
    for (int number = 2; !taken.add(unique); number++) {
      unique = label + " " + number;
    }
    return unique;
  }

  private static String key(Cluster cluster) {
    return LabelText.of(cluster.key());
  }
}
