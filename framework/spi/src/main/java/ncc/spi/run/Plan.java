package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Predicate;
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
  /// @param items whom it mends
  /// @param steps filled in
  /// @param verify the command that tells whether it worked; empty for the check itself
  /// @param check that found the worst of it
  public record Task(
      Cluster cluster,
      Remedy remedy,
      List<String> causes,
      int wave,
      int waves,
      List<Item> items,
      List<Remedy.Step> steps,
      String verify,
      CheckDescription check) {
    public Task {
      requireNonNull(cluster);
      requireNonNull(remedy);
      causes = List.copyOf(causes);
      items = List.copyOf(items);
      steps = List.copyOf(steps);
      requireNonNull(verify);
      requireNonNull(check);
    }

    public List<Subject> subjects() {
      return items.stream().map(Item::subject).toList();
    }
  }

  /// One subject of a task.
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
  /// @param why there is none
  public record Left(Cluster cluster, String cause, Subject subject, String why) {
    public Left {
      requireNonNull(cluster);
      requireNonNull(cause);
      requireNonNull(subject);
      requireNonNull(why);
    }
  }

  /// The plan for the causes of a run that are wanted.
  ///
  /// @param most subjects in a wave, 1 to [#MOST_IN_WAVE]
  public static Plan of(Run run, Predicate<Cause> wanted, int most) {
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
          .forEach(cause -> cause.roots().forEach(root -> take(cause, root, jobs, left)));
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
          new Left(cause.cluster(), cause.id(), root.finding().subject(), why(diagnosis, root)));
    }
  }

  private static Optional<Remedy> chosen(Diagnosis diagnosis, Found root) {
    var id = root.finding().verdict().remedy();
    return diagnosis.remedies().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static String why(Optional<Diagnosis> diagnosis, Found root) {
    if (root.finding().status() == Status.ERR) {
      return "it could not be told: " + root.finding().verdict().headline();
    }
    return diagnosis.isEmpty()
        ? root.check().id() + " lists no remedies"
        : "no remedy is known for " + root.check().id() + "." + diagnosis.get().id();
  }

  /// One remedy on one cluster, and all that need it.
  private static final class Job {
    private final Cluster cluster;
    private final Remedy remedy;
    private final SequencedSet<String> causes = new LinkedHashSet<>();
    private final Map<Subject, Root> roots = new LinkedHashMap<>();

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
      roots.putIfAbsent(root.finding().subject(), new Root(cause, root));
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

    private Task task(List<Root> some, int wave, int waves) {
      var together = advice(some);
      var steps =
          remedy.takesMany()
              ? together.steps()
              : some.stream().flatMap(one -> advice(List.of(one)).steps().stream()).toList();
      return new Task(
          cluster,
          remedy,
          List.copyOf(causes),
          wave,
          waves,
          some.stream().map(Root::item).toList(),
          steps,
          some.size() == 1 ? together.verify() : "",
          some.getFirst().found().check());
    }

    private Advice advice(List<Root> some) {
      var diagnosis = some.getFirst().found().diagnosis().orElseThrow();
      var findings = some.stream().map(one -> one.found().finding()).toList();
      return Advice.together(diagnosis, findings, cluster);
    }
  }
}
