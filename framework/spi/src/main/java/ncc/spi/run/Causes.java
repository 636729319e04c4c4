package ncc.spi.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Status;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import org.jspecify.annotations.Nullable;

/// Tells what findings of a cluster lie behind others, by what their diagnoses say they explain
/// ([Diagnosis#explains()]): on the same subject, and what is found of the cluster or of an address
/// of it on all its subjects. Nobody draws a graph.
///
/// A finding that another explains is a consequence, and belongs to the root that is reached from
/// explanation to explanation. What explains each other has the first of them, by check, as its
/// root: each finding is a root or a consequence, none is both. PASS and SKIP are neither.
public final class Causes {
  private static final Set<Kind> WIDE = Set.of(Kind.CLUSTER, Kind.ENDPOINT);

  private static final Comparator<Cause> WORST_AND_WIDEST_FIRST =
      Comparator.comparing(Cause::worst)
          .reversed()
          .thenComparing(Comparator.comparingInt(Cause::subjects).reversed())
          .thenComparing(Cause::id)
          .thenComparing(Cause::headline);

  private final Map<Subject, List<Node>> bySubject = new LinkedHashMap<>();
  private final List<Node> wide = new ArrayList<>();

  /// A finding on the way to its root; one check may say the same of one subject twice.
  private static final class Node {
    private final Found found;
    private @Nullable Node root;

    Node(Found found) {
      this.found = found;
    }

    Subject subject() {
      return found.finding().subject();
    }

    boolean explains(Node other) {
      return found.diagnosis().filter(one -> names(one, other.found)).isPresent();
    }

    /// Whoever names a check means the others: only in full is a diagnosis of its own named.
    private boolean names(Diagnosis one, Found other) {
      var check = other.check().id();
      boolean isOwn = found.check().id().equals(check);
      return one.explains().stream()
          .anyMatch(named ->
              (!isOwn && named.equals(check))
                  || named.equals(check + "." + other.finding().verdict().diagnosis()));
    }
  }

  private Causes() {}

  /// The causes of a cluster, worst first, then those with the most subjects.
  public static List<Cause> of(ClusterRun run) {
    var causes = new Causes();
    causes.take(run);
    return causes.causes(run.cluster());
  }

  private void take(ClusterRun run) {
    for (var check : run.checks()) {
      for (var group : check.groups()) {
        if (group.status() != Status.PASS && group.status() != Status.SKIP) {
          group.findings().forEach(finding -> take(new Found(check.check(), finding)));
        }
      }
    }
  }

  private void take(Found found) {
    var node = new Node(found);
    bySubject.computeIfAbsent(node.subject(), _ -> new ArrayList<>(4)).add(node);
    boolean explainsAny = found.diagnosis().filter(one -> !one.explains().isEmpty()).isPresent();
    if (explainsAny && WIDE.contains(node.subject().kind())) {
      wide.add(node);
    }
  }

  /// What roots share that are one cause: the diagnosis; without one, what is said.
  private record Key(String check, String diagnosis, Status status, String headline) {
    static Key of(Found root) {
      var verdict = root.finding().verdict();
      if (!verdict.diagnosis().isEmpty()) {
        return new Key(root.check().id(), verdict.diagnosis(), verdict.status(), "");
      }
      var check = verdict.status() == Status.ERR ? "" : root.check().id();
      return new Key(check, "", verdict.status(), verdict.headline());
    }
  }

  private List<Cause> causes(Cluster cluster) {
    var roots = new LinkedHashMap<Key, List<Found>>();
    var following = new HashMap<Key, List<Found>>();
    bySubject
        .values()
        .forEach(all ->
            all.forEach(node -> {
              var root = rootOf(node);
              var into = root == node ? roots : following;
              into.computeIfAbsent(Key.of(root.found), _ -> new ArrayList<>()).add(node.found);
            }));
    return roots.entrySet().stream()
        .map(one ->
            Cause.of(cluster, one.getValue(), following.getOrDefault(one.getKey(), List.of())))
        .sorted(WORST_AND_WIDEST_FIRST)
        .toList();
  }

  private Node rootOf(Node node) {
    var path = new ArrayList<Node>();
    var at = node;
    while (at.root == null) {
      int seen = path.indexOf(at);
      if (seen >= 0) {
        at.root = first(path.subList(seen, path.size()));
      } else {
        path.add(at);
        var next = explanation(at);
        if (next.isEmpty()) {
          at.root = at;
        } else {
          at = next.get();
        }
      }
    }
    var root = at.root;
    path.forEach(one -> one.root = root);
    return root;
  }

  private static Node first(List<Node> all) {
    return all.stream().min(Comparator.comparing(one -> one.found.check().path())).orElseThrow();
  }

  /// What explains it: on the same subject before what is found of the cluster as a whole.
  private Optional<Node> explanation(Node node) {
    return Stream.concat(bySubject.getOrDefault(node.subject(), List.of()).stream(), wide.stream())
        .filter(other -> other.explains(node))
        .findFirst();
  }
}
