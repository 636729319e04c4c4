package ncc.cli;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names of folders for clusters, whatever their own names hold: nothing that leads elsewhere, none
/// twice, not even where upper and lower case are the same.
final class FolderNames {
  private static final int LONGEST = 80;

  private final Set<String> given = new HashSet<>();

  String of(String cluster) {
    var safe = cluster.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[._-]+", "");
    var name = safe.isEmpty() ? "cluster" : safe.substring(0, Math.min(LONGEST, safe.length()));
    var free = name;
    for (int i = 2; !given.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}
