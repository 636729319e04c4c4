package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Kind;

/// What is to be said of findings besides that they are there: the diagnosis, and the remedy for
/// these subjects, its steps filled in.
///
/// @param remedy empty where no remedy fits them
/// @param findings that share both; never empty
/// @param steps of the remedy; what differs from subject to subject stands in angle brackets
/// @param verify the command that tells whether it worked; empty for the check itself
public record Advice(
    Diagnosis diagnosis,
    Optional<Remedy> remedy,
    List<Finding> findings,
    List<String> steps,
    String verify) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_]*)\\}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  public Advice {
    requireNonNull(diagnosis);
    requireNonNull(remedy);
    findings = List.copyOf(findings);
    steps = List.copyOf(steps);
    requireNonNull(verify);
  }

  private record Key(String diagnosis, String remedy) {}

  /// The advice on the findings of a group, in the order of the first of each.
  ///
  /// @param check that found them
  /// @param cluster where
  public static List<Advice> of(CheckDescription check, FindingGroup group, Cluster cluster) {
    var byKey = new LinkedHashMap<Key, List<Finding>>();
    for (var finding : group.findings()) {
      var verdict = finding.verdict();
      if (!verdict.diagnosis().isEmpty()) {
        byKey
            .computeIfAbsent(new Key(verdict.diagnosis(), verdict.remedy()), _ -> new ArrayList<>())
            .add(finding);
      }
    }
    var all = new ArrayList<Advice>();
    byKey.forEach((key, findings) ->
        check
            .diagnosis(key.diagnosis())
            .ifPresent(one -> all.add(of(one, key.remedy(), findings, cluster))));
    return all;
  }

  /// The advice on one finding; empty where its check lists no diagnosis of it.
  public static Optional<Advice> of(CheckDescription check, Finding finding, Cluster cluster) {
    return check
        .diagnosis(finding.verdict().diagnosis())
        .map(one -> of(one, finding.verdict().remedy(), List.of(finding), cluster));
  }

  private static Advice of(
      Diagnosis diagnosis, String remedyId, List<Finding> findings, Cluster cluster) {
    var remedy = diagnosis.remedies().stream().filter(one -> one.id().equals(remedyId)).findFirst();
    var known = new Known(findings.size() == 1 ? findings : List.of(), cluster);
    return new Advice(
        diagnosis,
        remedy,
        findings,
        remedy
            .map(one -> one.steps().stream().map(step -> filled(step, one, known)).toList())
            .orElse(List.of()),
        remedy.map(one -> filled(one.verify(), one, known)).orElse(""));
  }

  /// What placeholders stand for.
  ///
  /// @param only the one finding that they may be filled from; empty where there are several
  private record Known(List<Finding> only, Cluster cluster) {
    Optional<String> of(String name) {
      return only.stream()
          .flatMap(finding -> of(name, finding).stream())
          .findFirst()
          .or(() ->
              cluster.facts().stream()
                  .filter(fact -> FactType.of(fact.getClass()).id().equalsIgnoreCase(name))
                  .map(fact -> String.valueOf(FactType.valueOf(fact)))
                  .findFirst());
    }

    private static Optional<String> of(String name, Finding finding) {
      var kind = finding.subject().kind().id().toLowerCase(Locale.ROOT);
      if (name.equals(kind + "_uuid")) {
        return Optional.of(finding.subject().id());
      }
      if (name.equals(kind + "_name")) {
        return Optional.of(finding.subject().name());
      }
      if (name.equals("endpoint_host") && finding.subject().kind().equals(Kind.ENDPOINT)) {
        return Optional.of(host(finding.subject().id()));
      }
      return finding.verdict().values().stream()
          .filter(value -> value.name().equals(name))
          .map(Verdict.Value::text)
          .findFirst();
    }
  }

  /// Of an address and port, without the brackets of IPv6.
  private static String host(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    var host = colon < 0 ? endpoint : endpoint.substring(0, colon);
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /// In a command line nothing that people choose can be more than one word.
  private static String filled(String template, Remedy remedy, Known known) {
    return template.indexOf('{') < 0
        ? template
        : PLACEHOLDER
            .matcher(template)
            .replaceAll(match ->
                Matcher.quoteReplacement(
                    known
                        .of(match.group(1))
                        .map(value -> word(value, remedy.route()))
                        .orElseGet(() -> Remedy.shown(match.group()))));
  }

  private static String word(String value, Route route) {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    return switch (route) {
      case CVM, LINUX_GUEST, HERE -> "'" + value.replace("'", "'\\''") + "'";
      case WINDOWS_GUEST -> "'" + value.replace("'", "''") + "'";
      case PRISM, GUEST, NETWORK, PORTAL -> value;
    };
  }

  /// What to do, in one line; empty where there is no remedy.
  public Optional<String> text() {
    return remedy.map(
        one -> one.title() + ", " + one.route().words() + ": " + String.join("; ", steps));
  }
}
