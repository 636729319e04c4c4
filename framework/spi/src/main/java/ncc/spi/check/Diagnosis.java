package ncc.spi.check;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ncc.spi.inventory.Entity;
import ncc.spi.inventory.Inventory;
import ncc.spi.message.Count;

/// One of the answers that a check can give: what it is called, where it comes from, what it costs
/// and what mends it. The answers of a check together are its policy ([Check#diagnoses()]).
///
/// ```java
/// static final Diagnosis EXPIRED =
///     Diagnosis.fail("expired", "Client certificate has expired", "expired {not_after}")
///         .cause("Client certificates last 1000 days from their installation")
///         .impact("Snapshots of the VM are no longer application-consistent")
///         .remedy(RENEW, REGISTER_ANEW)
///         .explains("ngt_comm_link_check");
/// ```
///
/// @param id snake_case, unique among those of the check; stays what it is for ever
/// @param headline of its verdicts; a `{parameter}` in it is filled by [#verdict(String, String)]
/// @param detail of its verdicts, a template of their values
/// @param causes what may be behind it, likeliest first
/// @param impact what stops working while it is so; empty for nothing
/// @param remedies what mends it: the first whose condition the facts meet
/// @param explains ids of checks, or `<check>.<diagnosis>`, whose findings follow from it: those on
///   the same subject; of the cluster or an address of it, those on any of its subjects
public record Diagnosis(
    String id,
    Status status,
    String headline,
    String detail,
    List<String> causes,
    String impact,
    List<Remedy> remedies,
    List<String> explains) {

  private static final Pattern PARAMETER = Pattern.compile("\\{([a-z][a-z0-9_]*)\\}");

  public Diagnosis {
    requireNonNull(id);
    requireNonNull(status);
    requireNonNull(headline);
    requireNonNull(detail);
    causes = List.copyOf(causes);
    requireNonNull(impact);
    remedies = List.copyOf(remedies);
    explains = List.copyOf(explains);
  }

  private static Diagnosis of(String id, Status status, String headline, String detail) {
    return new Diagnosis(id, status, headline, detail, List.of(), "", List.of(), List.of());
  }

  public static Diagnosis info(String id, String headline, String detail) {
    return of(id, Status.INFO, headline, detail);
  }

  public static Diagnosis warn(String id, String headline, String detail) {
    return of(id, Status.WARN, headline, detail);
  }

  /// The check could not tell.
  public static Diagnosis err(String id, String headline, String detail) {
    return of(id, Status.ERR, headline, detail);
  }

  public static Diagnosis fail(String id, String headline, String detail) {
    return of(id, Status.FAIL, headline, detail);
  }

  /// The same with these causes, likeliest first.
  public Diagnosis cause(String... likeliestFirst) {
    return new Diagnosis(
        id, status, headline, detail, List.of(likeliestFirst), impact, remedies, explains);
  }

  /// The same with this impact.
  public Diagnosis impact(String what) {
    return new Diagnosis(id, status, headline, detail, causes, what, remedies, explains);
  }

  /// The same with these remedies, after those it has.
  public Diagnosis remedy(Remedy... more) {
    var all = Stream.concat(remedies.stream(), Stream.of(more)).toList();
    return new Diagnosis(id, status, headline, detail, causes, impact, all, explains);
  }

  /// The same, from which findings of these checks follow, or of one diagnosis of them.
  public Diagnosis explains(String... checks) {
    return new Diagnosis(id, status, headline, detail, causes, impact, remedies, List.of(checks));
  }

  /// A verdict without values.
  public Verdict verdict() {
    return new Verdict(status, headline, detail, List.of(), id, "");
  }

  /// A verdict whose headline names a parameter of the check.
  ///
  /// @param parameter its name, in braces in the headline
  /// @param text its value in words
  public Verdict verdict(String parameter, String text) {
    var filled =
        Count.fill(
            headline, PARAMETER, match -> match.group(1).equals(parameter) ? text : match.group());
    return new Verdict(status, filled, detail, List.of(), id, "");
  }

  /// The remedy for `subject`: the first whose condition the facts meet.
  public Optional<Remedy> remedyFor(Entity subject, Inventory inventory) {
    return remedies.stream()
        .filter(one ->
            one.condition().isEmpty() || one.condition().get().test().test(subject, inventory))
        .findFirst();
  }
}
