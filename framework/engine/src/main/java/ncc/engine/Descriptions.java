package ncc.engine;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ncc.spi.check.Check;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Durations;
import ncc.spi.check.Outbreak;
import ncc.spi.inventory.FactType;
import ncc.spi.message.VisibleText;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.CheckDescription.Alert;
import ncc.spi.run.CheckDescription.Metric;

/// Turns a check's annotation and record components into data, and refuses a check that breaks the
/// rules of [CheckInfo].
public final class Descriptions {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]+");
  private static final Pattern MODULE = Pattern.compile("[A-Za-z0-9_]+(/[A-Za-z0-9_]+)*");
  private static final Pattern METRIC = Pattern.compile("ncc_[a-z][a-z0-9_]*");
  private static final String OWN_LABELS = "cluster|endpoint|guest|kind|subject|vm";
  private static final Pattern LABEL = Pattern.compile("(?!" + OWN_LABELS + ")[a-z][a-z0-9_]*");
  private static final Pattern OTHER_KIND = Pattern.compile("_(total|created|bucket|count|sum)$");

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(366);

  private Descriptions() {}

  /// What `check` says of itself, with the parameters it holds.
  ///
  /// @throws IllegalArgumentException with one sentence that names what is wrong
  public static CheckDescription describe(Check check) {
    var type = check.getClass();
    require(type.isRecord(), "a check must be a record");
    require(Modifier.isPublic(type.getModifiers()), "a check must be public");
    var info = type.getAnnotation(CheckInfo.class);
    if (info == null) {
      throw new IllegalArgumentException("a check must be annotated with @CheckInfo");
    }
    var parameters = Parameters.of(check);
    requireSound(check, info.id(), parameters);
    var diagnoses = diagnoses(check);
    outbreak(check).ifPresent(one -> requireSound(info.id(), one, diagnoses));
    return describe(info, parameters, diagnoses);
  }

  /// What foreign code lists, or one sentence that says why it is no list.
  private static List<Diagnosis> diagnoses(Check check) {
    List<Diagnosis> told;
    try {
      told = check.diagnoses();
    } catch (RuntimeException | StackOverflowError e) {
      throw new IllegalArgumentException("diagnoses() fails: " + e, e);
    }
    require(told != null, "diagnoses() must not return null");
    require(told.stream().noneMatch(Objects::isNull), "diagnoses() must not list null");
    return List.copyOf(told);
  }

  private static Optional<Outbreak> outbreak(Check check) {
    Optional<Outbreak> told;
    try {
      told = check.outbreak();
    } catch (RuntimeException | StackOverflowError e) {
      throw new IllegalArgumentException("outbreak() fails: " + e, e);
    }
    require(told != null, "outbreak() must not return null");
    return told;
  }

  private static void requireSound(String check, Outbreak outbreak, List<Diagnosis> diagnoses) {
    outbreak
        .diagnoses()
        .forEach(one ->
            require(
                diagnoses.contains(one),
                "outbreak() names '" + one.id() + "', which diagnoses() does not list"));
    var member = check + "." + outbreak.member().id();
    require(
        outbreak.common().explains().contains(member),
        "what outbreak() says of the cluster must explain '" + member + "'");
    require(
        outbreak.joining().stream().allMatch(one -> one.status() == outbreak.member().status()),
        "what joins an outbreak must be as bad as what is said of its members");
  }

  /// What it holds can be written, and is taken when it is.
  private static void requireSound(
      Check check, String id, List<CheckDescription.Parameter> parameters) {
    var written = new LinkedHashMap<String, String>();
    parameters.forEach(one -> written.put(one.name(), one.value()));
    try {
      var _ = Parameters.with(check, id, written);
    } catch (ConfigurationException e) {
      throw new IllegalArgumentException("its defaults are refused: " + e.getMessage(), e);
    }
  }

  static CheckDescription describe(CheckInfo info, List<CheckDescription.Parameter> parameters) {
    return describe(info, parameters, List.of());
  }

  private static CheckDescription describe(
      CheckInfo info, List<CheckDescription.Parameter> parameters, List<Diagnosis> diagnoses) {
    DiagnosisTable.requireSound(diagnoses);
    var table = new DiagnosisTable(diagnoses);
    var causes = told(info.causes(), table.causes());
    var resolutions = told(info.resolutions(), table.resolutions());
    var impact = info.impact().isEmpty() ? table.impact() : info.impact();
    require(
        ID.matcher(info.id()).matches(), "'" + info.id() + "' is no check id; use A-Z a-z 0-9 _");
    require(
        MODULE.matcher(info.module()).matches(),
        "'" + info.module() + "' is no module path; use words of A-Z a-z 0-9 _ joined by /");
    require(!info.id().equals("run_all"), "run_all is NCC's own word, not a check id");
    requireText("title", info.title());
    requireText("description", info.description());
    requireText("impact", impact);
    requireTexts("causes", causes);
    requireTexts("resolutions", resolutions);
    Arrays.stream(info.categories()).forEach(text -> requireText("categories", text));
    requireVisible("alert", info.alert());
    parameters.forEach(one -> requireVisible("@Param of " + one.name(), one.doc()));
    require(
        info.raiseAfter() > 0 && info.raiseAfter() <= CheckDescription.Alert.MOST_RUNS,
        "raiseAfter must be 1 to %d, but is %d"
            .formatted(CheckDescription.Alert.MOST_RUNS, info.raiseAfter()));
    require(info.kb() >= 0, "kb must not be negative, but is " + info.kb());
    require(info.number() >= 0, "number must not be negative, but is " + info.number());
    require(
        !info.alert().isBlank() || (info.alert().isEmpty() && info.alertTitle().isEmpty()),
        "alert must not be blank where alertTitle is given");
    return new CheckDescription(
        info.id(),
        info.module(),
        info.title(),
        info.description(),
        causes,
        resolutions,
        impact,
        List.of(info.categories()),
        interval(info),
        positive(info.kb()),
        positive(info.number()),
        alert(info),
        FactType.setOf(info.needs()),
        FactType.setOf(info.uses()),
        metrics(info),
        parameters,
        info.raiseAfter(),
        info.autoResolve(),
        diagnoses);
  }

  /// What the annotation says of the whole check, then what the diagnoses say.
  private static List<String> told(String[] annotated, List<String> diagnosed) {
    return Stream.concat(Arrays.stream(annotated), diagnosed.stream()).distinct().toList();
  }

  /// By the rules of `ncc.yaml`, so that the command takes no check that the daemon refuses.
  private static Duration interval(CheckInfo info) {
    Duration interval;
    try {
      interval = Durations.parse(info.interval());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException("interval: " + e.getMessage(), e);
    }
    require(
        interval.compareTo(SHORTEST) >= 0 && interval.compareTo(LONGEST) <= 0,
        "interval: expected 1s to 366d, but it is " + Durations.exact(interval));
    return interval;
  }

  private static OptionalInt positive(int number) {
    return number > 0 ? OptionalInt.of(number) : OptionalInt.empty();
  }

  private static Optional<Alert> alert(CheckInfo info) {
    if (info.alert().isEmpty()) {
      return Optional.empty();
    }
    requireText("alertTitle", info.alertTitle());
    return Optional.of(
        new Alert(info.alert(), info.alertTitle(), info.raiseAfter(), info.autoResolve()));
  }

  private static List<Metric> metrics(CheckInfo info) {
    var metrics = new ArrayList<Metric>();
    for (CheckInfo.Metric metric : info.metrics()) {
      require(
          METRIC.matcher(metric.name()).matches(),
          "'" + metric.name() + "' is no metric name; use ncc_ and a-z 0-9 _");
      require(
          !OTHER_KIND.matcher(metric.name()).find(),
          "'" + metric.name() + "' is no name of a gauge; its ending is that of another kind");
      require(
          metrics.stream()
              .noneMatch(one -> Claims.familyOf(one.name()).equals(Claims.familyOf(metric.name()))),
          "metric '" + metric.name() + "' is there twice");
      require(
          !metric.name().endsWith("_info") || LABEL.matcher(metric.value()).matches(),
          "value '%s' of metric '%s' cannot be a label; use a-z 0-9 _, and no beginning of ncc's own labels: %s"
              .formatted(metric.value(), metric.name(), OWN_LABELS.replace("|", ", ")));
      requireVisible("help of metric '%s'".formatted(metric.name()), metric.help());
      requireVisible("value of metric '%s'".formatted(metric.name()), metric.value());
      metrics.add(new Metric(metric.value(), metric.name(), metric.help()));
    }
    return metrics;
  }

  private static void requireTexts(String element, List<String> texts) {
    require(!texts.isEmpty(), element + " must not be empty");
    texts.forEach(text -> requireText(element, text));
  }

  static void requireText(String element, String text) {
    require(!text.isBlank(), element + " must not be blank");
    requireVisible(element, text);
  }

  /// Lists, reports and terminals show it as it stands.
  private static void requireVisible(String element, String text) {
    var visible = VisibleText.of(text);
    require(
        visible.equals(text),
        "%s must be one line of visible text, but is '%s'".formatted(element, visible));
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
