package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.spi.check.Diagnosis;
import ncc.spi.inventory.FactType;

/// A check's metadata as data, so that a saved run explains itself. The meaning of each component
/// is that of the element of [ncc.spi.check.CheckInfo] with its name.
///
/// @param diagnoses the answers it lists ([ncc.spi.check.Check#diagnoses()])
public record CheckDescription(
    String id,
    String module,
    String title,
    String description,
    List<String> causes,
    List<String> resolutions,
    String impact,
    List<String> categories,
    Duration interval,
    OptionalInt kb,
    OptionalInt number,
    Optional<Alert> alert,
    Set<FactType> needs,
    Set<FactType> uses,
    List<Metric> metrics,
    List<Parameter> parameters,
    int raiseAfter,
    boolean autoResolve,
    List<Diagnosis> diagnoses) {

  /// A check that raises its alert as `alert` says or, without one, at once.
  public CheckDescription(
      String id,
      String module,
      String title,
      String description,
      List<String> causes,
      List<String> resolutions,
      String impact,
      List<String> categories,
      Duration interval,
      OptionalInt kb,
      OptionalInt number,
      Optional<Alert> alert,
      Set<FactType> needs,
      Set<FactType> uses,
      List<Metric> metrics,
      List<Parameter> parameters) {
    this(
        id,
        module,
        title,
        description,
        causes,
        resolutions,
        impact,
        categories,
        interval,
        kb,
        number,
        alert,
        needs,
        uses,
        metrics,
        parameters,
        alert.map(Alert::raiseAfter).orElse(1),
        alert.map(Alert::autoResolve).orElse(true),
        List.of());
  }

  /// The alert a check raises.
  ///
  /// @param raiseAfter consecutive unhealthy runs before it is raised, 1 to [#MOST_RUNS]
  /// @param autoResolve a PASS resolves it
  public record Alert(String id, String title, int raiseAfter, boolean autoResolve) {
    /// The most runs that an alert may wait for.
    public static final int MOST_RUNS = 1000;

    public Alert {
      requireNonNull(id);
      requireNonNull(title);
    }
  }

  /// A value of the verdicts published as a gauge.
  public record Metric(String value, String name, String help) {
    public Metric {
      requireNonNull(value);
      requireNonNull(name);
      requireNonNull(help);
    }
  }

  /// A threshold of the check, with the value it ran with.
  ///
  /// @param name snake_case
  /// @param kind what is accepted, such as `duration`, `integer`, `boolean`, `text`
  public record Parameter(String name, String kind, String doc, String standard, String value) {
    public Parameter {
      requireNonNull(name);
      requireNonNull(kind);
      requireNonNull(doc);
      requireNonNull(standard);
      requireNonNull(value);
    }
  }

  public CheckDescription {
    requireNonNull(id);
    requireNonNull(module);
    requireNonNull(title);
    requireNonNull(description);
    causes = List.copyOf(causes);
    resolutions = List.copyOf(resolutions);
    requireNonNull(impact);
    categories = List.copyOf(categories);
    requireNonNull(interval);
    requireNonNull(kb);
    requireNonNull(number);
    requireNonNull(alert);
    needs = FactType.ordered(needs);
    uses = FactType.ordered(uses);
    metrics = List.copyOf(metrics);
    parameters = List.copyOf(parameters);
    diagnoses = List.copyOf(diagnoses);
  }

  /// A check of which no more is told than how it is called, and that runs every five minutes.
  public static CheckDescription named(String module, String id) {
    return new CheckDescription(
        id,
        module,
        id,
        "",
        List.of(),
        List.of(),
        "",
        List.of(),
        Duration.ofMinutes(5),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        List.of(),
        List.of());
  }

  /// The same metadata with other parameters.
  public CheckDescription with(List<Parameter> others) {
    return with(others, diagnoses);
  }

  /// The same metadata with other diagnoses.
  public CheckDescription withDiagnoses(List<Diagnosis> others) {
    return with(parameters, others);
  }

  private CheckDescription with(List<Parameter> parameters, List<Diagnosis> diagnoses) {
    return new CheckDescription(
        id,
        module,
        title,
        description,
        causes,
        resolutions,
        impact,
        categories,
        interval,
        kb,
        number,
        alert,
        needs,
        uses,
        metrics,
        parameters,
        raiseAfter,
        autoResolve,
        diagnoses);
  }

  /// The diagnosis of this id.
  public Optional<Diagnosis> diagnosis(String diagnosis) {
    return diagnoses.stream().filter(one -> one.id().equals(diagnosis)).findFirst();
  }

  /// The words after `ncc`: `health_checks ngt_checks ngt_client_cert_expiry_check`.
  public String words() {
    return path().substring(1).replace('/', ' ');
  }

  /// NCC's path: `/health_checks/ngt_checks/ngt_client_cert_expiry_check`.
  public String path() {
    return "/health_checks/" + module + "/" + id;
  }

  /// Where the KB article is.
  public Optional<String> kbLink() {
    return kb.isPresent()
        ? Optional.of("http://portal.nutanix.com/kb/" + kb.getAsInt())
        : Optional.empty();
  }
}
