package ncc.server.task;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.message.Suggestion;
import ncc.store.history.Latest;
import ncc.store.schedule.Slot;
import ncc.store.task.TaskItem;

/// What somebody wants run now.
///
/// @param what `all`, a module, or a check's id
/// @param clusters what they are called; empty for all
/// @param onlyFailed only what last was WARN, ERR or FAIL
public record RunRequest(String what, Set<String> clusters, boolean onlyFailed) {
  public static final String ALL = "all";

  private static final Set<Status> FAILED = Set.of(Status.WARN, Status.ERR, Status.FAIL);

  public RunRequest {
    requireNonNull(what);
    clusters = Set.copyOf(clusters);
  }

  /// In words for people.
  public String words() {
    var words = new StringBuilder(what);
    if (!clusters.isEmpty()) {
      words.append(" on ").append(String.join(", ", clusters.stream().sorted().toList()));
    }
    return onlyFailed ? words.append(", only failed").toString() : words.toString();
  }

  /// What that means.
  ///
  /// @param slots all that the daemons run; what is switched off is not among them
  /// @param modules of the checks, by check id, such as `health_checks/ngt_checks`
  /// @param latest how checks last saw clusters
  /// @return by cluster and check; empty only where nothing has failed
  /// @throws RunRefusedException when it names what is not there, or nothing of it is run
  public List<TaskItem> items(List<Slot> slots, Map<String, String> modules, List<Latest> latest)
      throws RunRefusedException {
    requireKnown(slots, modules);
    var wanted =
        slots.stream()
            .filter(slot -> isMeant(slot.check(), modules))
            .filter(slot -> clusters.isEmpty() || clusters.contains(slot.cluster()))
            .toList();
    if (wanted.isEmpty()) {
      throw new RunRefusedException(
          "nothing of '%s' is scheduled; it is switched off, or no daemon has begun with it"
              .formatted(words()));
    }
    var failed = failed(latest);
    return wanted.stream()
        .map(slot -> new TaskItem(slot.cluster(), slot.check()))
        .filter(item -> !onlyFailed || failed.contains(item))
        .sorted(java.util.Comparator.comparing(TaskItem::cluster).thenComparing(TaskItem::checkId))
        .toList();
  }

  private boolean isMeant(String check, Map<String, String> modules) {
    return what.equals(ALL)
        || what.equals(check)
        || isWithin(modules.getOrDefault(check, ""), what);
  }

  /// A module may be named by its whole path, or by its last word or words.
  private static boolean isWithin(String module, String named) {
    return ("/" + module + "/").contains("/" + named + "/");
  }

  private static Set<TaskItem> failed(List<Latest> latest) {
    var failed = new HashSet<TaskItem>();
    latest.stream()
        .filter(one -> FAILED.contains(one.status()))
        .forEach(one -> failed.add(new TaskItem(one.clusterName(), one.check())));
    return failed;
  }

  private void requireKnown(List<Slot> slots, Map<String, String> modules)
      throws RunRefusedException {
    var checks = Stream.concat(modules.keySet().stream(), slots.stream().map(Slot::check));
    if (checks.distinct().noneMatch(check -> isMeant(check, modules))) {
      throw unknown("check or module", what, words(modules));
    }
    var known = slots.stream().map(Slot::cluster).distinct().toList();
    for (String cluster : clusters.stream().sorted().toList()) {
      if (!known.contains(cluster)) {
        throw unknown("cluster with anything scheduled", cluster, known);
      }
    }
  }

  private static List<String> words(Map<String, String> modules) {
    var words = new ArrayList<String>(List.of(ALL));
    words.addAll(modules.keySet());
    modules.values().forEach(module -> words.addAll(List.of(module.split("/", -1))));
    return words.stream().distinct().sorted().toList();
  }

  private static RunRefusedException unknown(String kind, String name, List<String> known) {
    return new RunRefusedException(
        "no %s is called '%s'%s".formatted(kind, name, Suggestion.advice(name, known)));
  }
}
