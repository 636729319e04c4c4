package ncc.report.junit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ncc.spi.inventory.Cluster;

/// What clusters are called where each has to be called otherwise: readers take two cases of one
/// name for one.
final class ClusterNames {
  private ClusterNames() {}

  /// In the order of `clusters`: the name; with the UUID where several have it.
  static List<String> of(List<Cluster> clusters) {
    var names = new ArrayList<String>();
    var taken = new HashSet<String>();
    for (Cluster cluster : clusters) {
      boolean shared =
          clusters.stream().filter(one -> one.name().equals(cluster.name())).count() > 1;
      names.add(unique(shared ? cluster.name() + " " + cluster.key() : cluster.name(), taken));
    }
    return names;
  }

  private static String unique(String name, Set<String> taken) {
    var unique = name;
    for (int number = 2; !taken.add(unique); number++) {
      unique = name + " " + number;
    }
    return unique;
  }
}
