package ncc.spi.check;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What mends a fault: steps that a person takes. It is printed, never run.
///
/// Steps and the command that verifies may name `{placeholders}`: the values of the verdict, the
/// subject by its kind (`{vm_uuid}`, `{vm_name}`, `{endpoint_host}`), all subjects that one command
/// takes together (`{vm_uuids}`, joined by commas), and facts of the cluster by their ids in lower
/// case (`{vip}`). One that nothing fills is shown as `<vm_uuid>`; a step that names one with a
/// question mark (`{dsip?}`) is left out where nothing fills it.
///
/// @param id snake_case, unique among the remedies of a check
/// @param title what it does, without a full stop
/// @param steps in their order; never empty
/// @param condition when it is the one to take; empty where it always may be
/// @param requires what there must be before, such as an empty CD-ROM drive; empty for nothing
/// @param disrupts what stops meanwhile; empty for nothing
/// @param verify the command that tells whether it worked; empty for the check itself
public record Remedy(
    String id,
    String title,
    List<Step> steps,
    Optional<Condition> condition,
    String requires,
    String disrupts,
    String verify) {

  /// One thing to do.
  ///
  /// @param text a command line where there is one, else a sentence
  public record Step(Route route, String text) {
    public Step {
      requireNonNull(route);
      requireNonNull(text);
    }

    /// Whether a word is left in angle brackets, which has to be filled in before it is a command.
    public boolean hasBlank() {
      return BLANK.matcher(text).find();
    }

    /// Whether it names the subject, and is done to one after the other.
    public boolean isOfOne() {
      return ONE.matcher(text).find();
    }
  }

  /// Where steps are taken.
  public enum Route {
    CVM("on a CVM"),
    PRISM("in Prism"),
    LINUX_GUEST("in the Linux guest"),
    WINDOWS_GUEST("in the Windows guest"),
    GUEST("in the guest"),
    NETWORK("in the network"),
    PORTAL("on the Nutanix portal"),
    HERE("on this machine");

    private final String words;

    Route(String words) {
      this.words = words;
    }

    /// Such as `on a CVM`.
    public String words() {
      return words;
    }

    /// Whether what is done there is typed.
    public boolean isTyped() {
      return switch (this) {
        case CVM, LINUX_GUEST, WINDOWS_GUEST, HERE -> true;
        case PRISM, GUEST, NETWORK, PORTAL -> false;
      };
    }
  }

  private static final Pattern BLANK = Pattern.compile("<[a-z][a-z0-9_]*>");
  private static final Pattern ONE = Pattern.compile("\\{[a-z0-9_]+_(uuid|name|host)\\}");

  public Remedy {
    requireNonNull(id);
    requireNonNull(title);
    steps = List.copyOf(steps);
    requireNonNull(condition);
    requireNonNull(requires);
    requireNonNull(disrupts);
    requireNonNull(verify);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("remedy " + id + ": steps must not be empty");
    }
  }

  /// A remedy that may always be taken and disrupts nothing.
  public static Remedy of(String id, String title, Route route, String... steps) {
    return new Remedy(id, title, steps(route, steps), Optional.empty(), "", "", "");
  }

  private static List<Step> steps(Route route, String... texts) {
    return Stream.of(texts).map(text -> new Step(route, text)).toList();
  }

  /// The same with more steps behind those it has.
  public Remedy then(Route route, String... more) {
    var all = Stream.concat(steps.stream(), steps(route, more).stream()).toList();
    return new Remedy(id, title, all, condition, requires, disrupts, verify);
  }

  /// The same where `one` holds, and there only.
  public Remedy when(Condition one) {
    return new Remedy(id, title, steps, Optional.of(one), requires, disrupts, verify);
  }

  /// The same, before which there must be `what`.
  public Remedy requiring(String what) {
    return new Remedy(id, title, steps, condition, what, disrupts, verify);
  }

  /// The same, which meanwhile disrupts `what`.
  public Remedy disrupting(String what) {
    return new Remedy(id, title, steps, condition, requires, what, verify);
  }

  /// The same, of which `command` tells whether it worked.
  public Remedy verifiedBy(String command) {
    return new Remedy(id, title, steps, condition, requires, disrupts, command);
  }

  /// Whether its steps on a CVM take many subjects at once.
  public boolean takesMany() {
    return steps.stream().noneMatch(step -> step.route() == Route.CVM && step.isOfOne());
  }

  /// All of it in one line, with the condition where there is one.
  public String text() {
    var when = condition.map(one -> " (" + one.words() + ")").orElse("");
    var shown = steps.stream().map(one -> new Step(one.route(), shown(one.text()))).toList();
    return title + when + needs() + ", " + text(shown);
  }

  /// What there must be before, behind a semicolon; empty for nothing.
  public String needs() {
    return requires.isEmpty() ? "" : "; there must be " + requires;
  }

  /// Steps in one line, the place once for those that are taken there one after the other.
  public static String text(List<Step> steps) {
    var text = new StringBuilder();
    var at = Optional.<Route>empty();
    for (var step : steps) {
      text.append(text.isEmpty() ? "" : "; ");
      if (at.filter(step.route()::equals).isEmpty()) {
        text.append(step.route().words()).append(": ");
      }
      at = Optional.of(step.route());
      text.append(step.text());
    }
    return text.toString();
  }

  /// A step with what nothing fills in angle brackets.
  public static String shown(String step) {
    return step.replace("?}", "}").replace('{', '<').replace('}', '>');
  }
}
