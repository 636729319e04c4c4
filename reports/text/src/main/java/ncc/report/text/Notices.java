package ncc.report.text;

import java.util.ArrayList;
import java.util.List;
import ncc.spi.inventory.Caveat;
import ncc.spi.message.Count;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.Run;

/// What a reader must know besides the states: what the run could not see, what was stopped, what
/// was in doubt. One line each, none of which looks like part of NCC's grammar; what is missing has
/// the words of NCC's own such line.
///
/// Everything that makes a run incomplete is listed, and every plugin that could not be used. Of
/// what changes no verdict the first [#LIMIT] are, with a line that counts the others.
final class Notices {
  /// How many conflicts and notes are spelled out.
  static final int LIMIT = 10;

  private static final String INCOMPLETE = "NCC could not complete executing health checks";

  private Notices() {}

  /// The lines about one cluster; those about the run are among them for each.
  static List<String> of(Run run, ClusterRun cluster) {
    var notices = new ArrayList<String>();
    if (run.clusters().isEmpty()) {
      notices.add(INCOMPLETE + ": there was no cluster to check.");
    }
    if (run.aborted()) {
      notices.add(INCOMPLETE + ": the run was stopped before its end, checks may be missing.");
    }
    addMissing(cluster, notices);
    for (PluginProblem problem : run.problems()) {
      notices.add("Plugin not used: " + placed(problem.where(), problem.what()));
    }
    if (!run.now().equals(run.startedAt())) {
      notices.add("Note: judged as of " + run.now() + ", not of the time of the run");
    }
    addOthers(cluster, notices);
    return notices;
  }

  /// Of what time the verdicts on one cluster are, where it is not the present: what a reader must
  /// know before all else.
  static List<String> ofTime(ClusterRun cluster) {
    return cluster.caveats().stream()
        .filter(caveat -> caveat.kind().isOfTime())
        .map(caveat ->
            "Note: cluster "
                + NccText.of(cluster.cluster().name())
                + ": "
                + NccText.of(caveat.reason()))
        .toList();
  }

  private static void addMissing(ClusterRun cluster, List<String> notices) {
    var on = INCOMPLETE + " on cluster " + NccText.of(cluster.cluster().name()) + ": ";
    for (Caveat caveat : cluster.caveats()) {
      if (caveat.kind().isIncomplete()) {
        notices.add(on + placed(caveat.where(), caveat.reason()));
      }
    }
  }

  private static void addOthers(ClusterRun cluster, List<String> notices) {
    var others = cluster.caveats().stream().filter(it -> !it.kind().isIncomplete()).toList();
    for (Caveat caveat : others.subList(0, Math.min(LIMIT, others.size()))) {
      var label = caveat.kind() == Caveat.Kind.CONFLICT ? "Conflict: " : "Note: ";
      notices.add(label + placed(caveat.where(), caveat.reason()));
    }
    if (others.size() > LIMIT) {
      int more = others.size() - LIMIT;
      notices.add(
          "Note: "
              + Count.of(more, "more conflict or note is", "more conflicts and notes are")
              + " left out here, --report json has all");
    }
  }

  private static String placed(String where, String what) {
    return NccText.of(where) + ": " + NccText.of(what);
  }
}
