package ncc.spi.check;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ncc.spi.message.Count;

/// What a check says of one subject.
///
/// The headline is what a thousand subjects share: reports group by (check, status, headline), so
/// it holds no value of a single subject. The detail is a template with `{named}` values, rendered
/// only when someone reads it, where `in {days} days` with 1 reads `in 1 day`. Values may be
/// strings, integers, decimals, booleans, [Instant] and [Duration]; a name may be given once.
///
/// @param status how it turned out
/// @param headline one sentence without a full stop; empty only for PASS
/// @param detail template of what is special about the subject; may be empty
/// @param values what the template names, and numbers worth measuring, in the order given
/// @param diagnosis the id of the [Diagnosis] it comes from; empty for one that its check does not
///   list
/// @param remedy the id of the [Remedy] that mends it on this subject, chosen by the engine; empty
///   for none
public record Verdict(
    Status status,
    String headline,
    String detail,
    List<Value> values,
    String diagnosis,
    String remedy) {
  /// The name of a value that is false in an INFO which says that there is nothing to judge; such
  /// an INFO raises no alert.
  public static final String REPORTED = "reported";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9_]*)\\}");
  private static final Verdict PASS = new Verdict(Status.PASS, "", "", List.of());

  /// A named value of a verdict.
  ///
  /// @param name snake_case
  /// @param value String, Long, Double, Boolean, Instant (seconds) or Duration
  public record Value(String name, Object value) {
    public Value {
      requireNonNull(name);
      value =
          switch (value) {
            case Integer number -> number.longValue();
            case Float number -> number.doubleValue();
            case String _, Long _, Double _, Boolean _, Instant _, Duration _ -> value;
            default -> value.toString();
          };
    }

    /// The value as people read it: instants in ISO-8601 UTC, durations in days, hours or seconds.
    public String text() {
      return value instanceof Duration duration ? Durations.text(duration) : value.toString();
    }
  }

  public Verdict {
    requireNonNull(status);
    requireNonNull(headline);
    requireNonNull(detail);
    values = List.copyOf(values);
    requireNonNull(diagnosis);
    requireNonNull(remedy);
    if (headline.isEmpty() && status != Status.PASS) {
      throw new IllegalArgumentException("a verdict of " + status + " needs a headline");
    }
  }

  /// A verdict that no [Diagnosis] lists.
  public Verdict(Status status, String headline, String detail, List<Value> values) {
    this(status, headline, detail, values, "", "");
  }

  public static Verdict pass() {
    return PASS;
  }

  /// Does not apply to this subject.
  ///
  /// @param reason why, as a headline
  public static Verdict skip(String reason) {
    return new Verdict(Status.SKIP, reason, "", List.of());
  }

  public static Verdict info(String headline) {
    return info(headline, "");
  }

  public static Verdict info(String headline, String detail) {
    return new Verdict(Status.INFO, headline, detail, List.of());
  }

  public static Verdict warn(String headline, String detail) {
    return new Verdict(Status.WARN, headline, detail, List.of());
  }

  /// The check could not tell.
  public static Verdict err(String headline, String detail) {
    return new Verdict(Status.ERR, headline, detail, List.of());
  }

  public static Verdict fail(String headline, String detail) {
    return new Verdict(Status.FAIL, headline, detail, List.of());
  }

  /// This verdict with one more value.
  public Verdict with(String name, Object value) {
    var one = new Value(name, value);
    return withValues(
        values.isEmpty() ? List.of(one) : Stream.concat(values.stream(), Stream.of(one)).toList());
  }

  /// This verdict with other values.
  public Verdict withValues(List<Value> others) {
    return new Verdict(status, headline, detail, others, diagnosis, remedy);
  }

  /// This verdict as one of `diagnosis`, whose words it need not have.
  public Verdict of(Diagnosis other) {
    return new Verdict(status, headline, detail, values, other.id(), remedy);
  }

  /// This verdict under another headline than its diagnosis has.
  public Verdict withHeadline(String other) {
    return new Verdict(status, other, detail, values, diagnosis, remedy);
  }

  /// This verdict with the remedy of this id.
  public Verdict withRemedy(String id) {
    return new Verdict(status, headline, detail, values, diagnosis, id);
  }

  /// The detail with its values filled in; a placeholder without a value stays as it is.
  public String renderedDetail() {
    if (detail.indexOf('{') < 0) {
      return detail;
    }
    return Count.fill(detail, PLACEHOLDER, match -> textOf(match.group(1), match.group()));
  }

  private String textOf(String name, String otherwise) {
    for (Value value : values) {
      if (value.name().equals(name)) {
        return value.text();
      }
    }
    return otherwise;
  }

  /// The values by name, as people read them.
  public Map<String, String> texts() {
    var texts = new java.util.LinkedHashMap<String, String>();
    values.forEach(value -> texts.put(value.name(), value.text()));
    return texts;
  }
}
