package ncc.report.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Node;
import ncc.spi.run.Run;

/// The command that runs a check again, made for pasting: of what was typed it has the places of
/// plugins, without which a plugin's check would not be known.
///
/// @param plugins such as ` --plugin-path plugins`; empty for none
record Recheck(String plugins) {
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]+");
  private static final Pattern PLUGIN_PATH =
      Pattern.compile("(?<=\\s)--plugin-path[= ][A-Za-z0-9_./@+-]+(?=\\s|$)");

  static Recheck of(Run run) {
    return new Recheck(
        PLUGIN_PATH
            .matcher(run.command())
            .results()
            .map(MatchResult::group)
            .distinct()
            .map(option -> " " + option)
            .collect(Collectors.joining()));
  }

  /// @param words of the check
  String command(String words, Cluster cluster) {
    return "ncc" + plugins + " " + words + cvmList(cluster);
  }

  /// Empty when a node's address is none: nothing but addresses goes into a line made for pasting.
  private static String cvmList(Cluster cluster) {
    var ips = cluster.nodes().stream().map(Node::cvmIp).toList();
    return !ips.isEmpty() && ips.stream().allMatch(ip -> ADDRESS.matcher(ip).matches())
        ? " --cvm_list=" + String.join(",", ips)
        : "";
  }
}
