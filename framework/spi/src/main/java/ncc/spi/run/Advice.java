package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
/// @param steps of the remedy; what differs from subject to subject stands in angle brackets, and
///   so do the ids of all where they are too many to be read
/// @param verify the command that tells whether it worked; empty for the check itself
public record Advice(
    Diagnosis diagnosis,
    Optional<Remedy> remedy,
    List<Finding> findings,
    List<Remedy.Step> steps,
    String verify) {

  private static final int MOST_READ = 20;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_]*)(\\??)\\}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");
  private static final Pattern PLAIN_IN_POWERSHELL =
      Pattern.compile("[A-Za-z0-9_.:][A-Za-z0-9_.:-]*");

  /// PowerShell takes each of these for the end of a text in single quotes.
  private static final Pattern QUOTE_OF_POWERSHELL = Pattern.compile("['\\u2018-\\u201b]");

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

  /// The advice on findings of one diagnosis that are to be mended together, however many.
  public static Advice together(Diagnosis diagnosis, List<Finding> findings, Cluster cluster) {
    var remedy = findings.getFirst().verdict().remedy();
    return of(diagnosis, remedy, findings, new Known(findings, cluster, findings.size()));
  }

  private static Advice of(
      Diagnosis diagnosis, String remedyId, List<Finding> findings, Cluster cluster) {
    return of(diagnosis, remedyId, findings, new Known(findings, cluster, MOST_READ));
  }

  private static Advice of(
      Diagnosis diagnosis, String remedyId, List<Finding> findings, Known known) {
    var remedy = diagnosis.remedies().stream().filter(one -> one.id().equals(remedyId)).findFirst();
    return new Advice(
        diagnosis,
        remedy,
        findings,
        remedy.stream()
            .flatMap(one -> filled(one, known).stream())
            .flatMap(Optional::stream)
            .toList(),
        remedy.map(one -> filled(one.verify(), Route.CVM, known)).orElse(""));
  }

  /// The steps of a remedy for one finding, each in its place; empty for one that is left out.
  static List<Optional<Remedy.Step>> steps(Remedy remedy, Finding finding, Cluster cluster) {
    return filled(remedy, new Known(List.of(finding), cluster, 1));
  }

  private static List<Optional<Remedy.Step>> filled(Remedy remedy, Known known) {
    return remedy.steps().stream()
        .map(step ->
            Optional.of(step)
                .filter(one -> isWhole(one.text(), known))
                .map(one -> new Remedy.Step(one.route(), filled(one.text(), one.route(), known))))
        .toList();
  }

  /// What placeholders stand for.
  ///
  /// @param most how many subjects are named together
  private record Known(List<Finding> findings, Cluster cluster, int most) {
    Optional<String> of(String name) {
      if (name.endsWith("_uuids")) {
        return findings.size() > most ? Optional.empty() : ids(name);
      }
      var told = findings.size() == 1 ? of(name, findings.getFirst()) : Optional.<String>empty();
      return told.or(() -> ofCluster(name));
    }

    private Optional<String> ids(String name) {
      var kind = findings.getFirst().subject().kind().id().toLowerCase(Locale.ROOT);
      return name.equals(kind + "_uuids")
          ? Optional.of(
              findings.stream().map(one -> one.subject().id()).collect(Collectors.joining(",")))
          : Optional.empty();
    }

    private Optional<String> ofCluster(String name) {
      return cluster.facts().stream()
          .filter(fact -> FactType.of(fact.getClass()).id().equalsIgnoreCase(name))
          .map(fact -> String.valueOf(FactType.valueOf(fact)))
          .findFirst();
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

  /// Nothing is missing that it cannot be without.
  private static boolean isWhole(String template, Known known) {
    return template.indexOf('?') < 0
        || PLACEHOLDER
            .matcher(template)
            .results()
            .noneMatch(match -> !match.group(2).isEmpty() && known.of(match.group(1)).isEmpty());
  }

  /// Of an address and port, without the brackets of IPv6.
  private static String host(String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    var host = colon < 0 ? endpoint : endpoint.substring(0, colon);
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /// In a command line nothing that people choose can be more than one word.
  private static String filled(String template, Route route, Known known) {
    return template.indexOf('{') < 0
        ? template
        : PLACEHOLDER
            .matcher(template)
            .replaceAll(match ->
                Matcher.quoteReplacement(
                    known
                        .of(match.group(1))
                        .map(value -> word(value, route))
                        .orElseGet(() -> Remedy.shown(match.group()))));
  }

  private static String word(String value, Route route) {
    return switch (route) {
      case CVM, LINUX_GUEST, HERE ->
          PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
      case WINDOWS_GUEST ->
          PLAIN_IN_POWERSHELL.matcher(value).matches()
              ? value
              : "'" + QUOTE_OF_POWERSHELL.matcher(value).replaceAll("$0$0") + "'";
      case PRISM, GUEST, NETWORK, PORTAL -> value;
    };
  }

  /// What to do, in one line; empty where there is no remedy.
  public Optional<String> text() {
    return remedy.map(one -> one.title() + one.needs() + ", " + Remedy.text(steps));
  }
}
