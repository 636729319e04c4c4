package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Status;
import ncc.spi.inventory.Cluster;

/// What mends the causes that a run found: the remedy of each root, joined into the fewest commands
/// and cut into waves. What follows from a root is mended with it. A plan is printed, never run.
///
/// @param tasks in the order to take them: by cluster, first what disrupts nothing, worst first
/// @param left roots that no remedy is known for, by cluster
public record Plan(List<Task> tasks, List<Left> left) {
  /// The most subjects that a wave may have.
  public static final int MOST_IN_WAVE = 1000;

  public Plan {
    tasks = List.copyOf(tasks);
    left = List.copyOf(left);
  }

  /// One remedy for some subjects of a cluster, to be taken at once.
  ///
  /// @param causes ids of the causes that it mends, worst first
  /// @param wave its number among the waves of this remedy, from 1
  /// @param waves how many there are
  /// @param items what it mends: a subject once for each of its causes
  /// @param steps filled in; what is the same for all subjects once
  /// @param verify the command that tells whether it worked; empty for the check itself
  /// @param checks that found it, that of the worst first; never empty
  /// @param start when it is to be done; empty for any time
  public record Task(
      Cluster cluster,
      Remedy remedy,
      List<String> causes,
      int wave,
      int waves,
      List<Item> items,
      List<Remedy.Step> steps,
      String verify,
      List<CheckDescription> checks,
      Optional<Instant> start) {
    public Task {
      requireNonNull(cluster);
      requireNonNull(remedy);
      causes = List.copyOf(causes);
      items = List.copyOf(items);
      steps = List.copyOf(steps);
      requireNonNull(verify);
      checks = List.copyOf(checks);
      requireNonNull(start);
    }

    /// The same, to be done from `instant` on.
    public Task startingAt(Instant instant) {
      return new Task(
          cluster, remedy, causes, wave, waves, items, steps, verify, checks, Optional.of(instant));
    }

    /// What tells whether it worked: the command of the remedy, else the checks that found it.
    public String proof() {
      return verify.isEmpty() ? recheck() : verify;
    }

    /// The line that runs the checks that found it.
    public String recheck() {
      var byModule = new TreeMap<String, List<String>>();
      checks.forEach(check ->
          byModule.computeIfAbsent(check.module(), _ -> new ArrayList<>()).add(check.id()));
      return byModule.entrySet().stream()
          .map(one ->
              "ncc health_checks %s %s".formatted(one.getKey(), String.join(" ", one.getValue())))
          .collect(Collectors.joining("; "));
    }

    /// The steps, those that follow each other at one place together.
    public List<Place> places() {
      var places = new ArrayList<Place>();
      int from = 0;
      for (int to = 1; to <= steps.size(); to++) {
        if (to == steps.size() || steps.get(to).route() != steps.get(from).route()) {
          places.add(new Place(steps.get(from).route(), steps.subList(from, to)));
          from = to;
        }
      }
      return places;
    }

    public List<Subject> subjects() {
      return items.stream().map(Item::subject).distinct().toList();
    }
  }

  /// Some steps at one place.
  ///
  /// @param steps never empty
  public record Place(Remedy.Route route, List<Remedy.Step> steps) {
    public Place {
      requireNonNull(route);
      steps = List.copyOf(steps);
    }

    /// The texts of the steps: those that can be typed one after the other together, each other by
    /// itself.
    public List<List<String>> blocks() {
      var blocks = new ArrayList<List<String>>();
      boolean isOpen = false;
      for (var step : steps) {
        boolean isCommand = route.isTyped() && !step.hasBlank();
        if (!isOpen || !isCommand) {
          blocks.add(new ArrayList<>());
        }
        blocks.getLast().add(step.text());
        isOpen = isCommand;
      }
      return blocks;
    }
  }

  /// One cause on one subject of a task.
  ///
  /// @param cause id of what is to be mended
  /// @param status that it had
  public record Item(Subject subject, String cause, Status status) {
    public Item {
      requireNonNull(subject);
      requireNonNull(cause);
      requireNonNull(status);
    }
  }

  /// A root without a remedy.
  ///
  /// @param cause its id
  /// @param status that it had
  /// @param why there is none
  public record Left(Cluster cluster, String cause, Subject subject, Status status, String why) {
    public Left {
      requireNonNull(cluster);
      requireNonNull(cause);
      requireNonNull(subject);
      requireNonNull(status);
      requireNonNull(why);
    }
  }

  /// The plan for the causes of a run that are wanted.
  ///
  /// @param most subjects in a wave, 1 to [#MOST_IN_WAVE]
  public static Plan of(Run run, Predicate<Cause> wanted, int most) {
    return of(run, wanted, (_, _) -> true, most);
  }

  /// The plan for some roots of the causes of a run that are wanted.
  ///
  /// @param roots which of a cause that is wanted
  /// @param most subjects in a wave, 1 to [#MOST_IN_WAVE]
  public static Plan of(
      Run run, Predicate<Cause> wanted, BiPredicate<Cause, Found> roots, int most) {
    if (most < 1 || most > MOST_IN_WAVE) {
      throw new IllegalArgumentException(
          "expected 1 to %d for a wave, not %d".formatted(MOST_IN_WAVE, most));
    }
    var tasks = new ArrayList<Task>();
    var left = new ArrayList<Left>();
    for (var cluster : run.clusters()) {
      var jobs = new LinkedHashMap<Remedy, Job>();
      Causes.of(cluster).stream()
          .filter(wanted)
          .forEach(cause ->
              cause.roots().stream()
                  .filter(root -> roots.test(cause, root))
                  .forEach(root -> take(cause, root, jobs, left)));
      jobs.values().stream()
          .sorted(Comparator.comparing(Job::disrupts))
          .forEach(job -> tasks.addAll(job.tasks(most)));
    }
    return new Plan(tasks, left);
  }

  private static void take(Cause cause, Found root, Map<Remedy, Job> jobs, List<Left> left) {
    var diagnosis = root.diagnosis();
    var remedy = diagnosis.flatMap(one -> chosen(one, root));
    if (remedy.isPresent()) {
      jobs.computeIfAbsent(remedy.get(), one -> new Job(cause.cluster(), one))
          .add(cause.id(), root);
    } else {
      left.add(
          new Left(
              cause.cluster(),
              cause.id(),
              root.finding().subject(),
              root.finding().status(),
              why(diagnosis, root)));
    }
  }

  private static Optional<Remedy> chosen(Diagnosis diagnosis, Found root) {
    var id = root.finding().verdict().remedy();
    return diagnosis.remedies().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static String why(Optional<Diagnosis> diagnosis, Found root) {
    if (root.finding().status() == Status.ERR) {
      return root.check().id() + " could not tell: " + root.finding().verdict().headline();
    }
    var said = root.finding().verdict().diagnosis();
    if (diagnosis.isEmpty() && !said.isEmpty()) {
      return "%s does not list its diagnosis '%s'".formatted(root.check().id(), said);
    }
    return diagnosis.isEmpty()
        ? untold(root.check())
        : "no remedy is known for " + root.check().id() + "." + diagnosis.get().id();
  }

  /// What a check without a table of diagnoses resolves all that it finds with; of several nothing
  /// tells which.
  private static String untold(CheckDescription check) {
    var said = check.resolutions().size() == 1 ? ": " + check.resolutions().getFirst() : "";
    return "the run tells no remedies of " + check.id() + said;
  }

  /// One remedy on one cluster, and all that need it.
  private static final class Job {
    private final Cluster cluster;
    private final Remedy remedy;
    private final SequencedSet<String> causes = new LinkedHashSet<>();
    private final Map<Subject, List<Root>> roots = new LinkedHashMap<>();

    private record Root(String cause, Found found) {
      Item item() {
        return new Item(found.finding().subject(), cause, found.finding().status());
      }
    }

    Job(Cluster cluster, Remedy remedy) {
      this.cluster = cluster;
      this.remedy = remedy;
    }

    void add(String cause, Found root) {
      causes.add(cause);
      roots
          .computeIfAbsent(root.finding().subject(), _ -> new ArrayList<>(1))
          .add(new Root(cause, root));
    }

    boolean disrupts() {
      return !remedy.disrupts().isEmpty();
    }

    List<Task> tasks(int most) {
      var all = List.copyOf(roots.values());
      int waves = (all.size() + most - 1) / most;
      var tasks = new ArrayList<Task>();
      for (int wave = 0; wave < waves; wave++) {
        var some = all.subList(wave * most, Math.min(all.size(), (wave + 1) * most));
        tasks.add(task(some, wave + 1, waves));
      }
      return tasks;
    }

    private Task task(List<List<Root>> some, int wave, int waves) {
      var firsts = some.stream().map(List::getFirst).toList();
      var together = advice(firsts);
      return new Task(
          cluster,
          remedy,
          List.copyOf(causes),
          wave,
          waves,
          some.stream().flatMap(List::stream).map(Root::item).toList(),
          remedy.takesMany() ? together.steps() : steps(firsts),
          some.size() == 1 ? together.verify() : "",
          checks(some),
          Optional.empty());
    }

    /// Descriptions are long: they are told apart by their ids.
    private static List<CheckDescription> checks(List<List<Root>> some) {
      var checks = new LinkedHashMap<String, CheckDescription>();
      for (var roots : some) {
        roots.forEach(root -> checks.putIfAbsent(root.found().check().id(), root.found().check()));
      }
      return List.copyOf(checks.values());
    }

    /// What is done to one subject after the other, and in its place, once, what is the same for
    /// all.
    private List<Remedy.Step> steps(List<Root> some) {
      var each =
          some.stream().map(one -> Advice.steps(remedy, one.found().finding(), cluster)).toList();
      var steps = new ArrayList<Remedy.Step>();
      int size = remedy.steps().size();
      int from = 0;
      while (from < size) {
        int to = from;
        while (to < size && !isShared(each, to)) {
          to++;
        }
        for (var one : each) {
          one.subList(from, to).forEach(step -> step.ifPresent(steps::add));
        }
        if (to < size) {
          each.getFirst().get(to).ifPresent(steps::add);
        }
        from = to + 1;
      }
      return steps;
    }

    /// Two VMs may have one name: what names its subject is done for each.
    private boolean isShared(List<List<Optional<Remedy.Step>>> each, int index) {
      var first = each.getFirst().get(index);
      return !remedy.steps().get(index).isOfOne()
          && each.stream().allMatch(one -> one.get(index).equals(first));
    }

    private Advice advice(List<Root> some) {
      var diagnosis = some.getFirst().found().diagnosis().orElseThrow();
      var findings = some.stream().map(one -> one.found().finding()).toList();
      return Advice.together(diagnosis, findings, cluster);
    }
  }
}
