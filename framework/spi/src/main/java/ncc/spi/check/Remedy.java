package ncc.spi.check;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What mends a fault: steps that a person takes. It is printed, never run.
///
/// Steps and the command that verifies may name `{placeholders}`: the values of the verdict, the
/// subject by its kind (`{vm_uuid}`, `{vm_name}`, `{endpoint_host}`), and facts of the cluster by
/// their ids in lower case (`{virtual_ip}`). One that nothing fills is shown as `<vm_uuid>`.
///
/// @param id snake_case, unique among the remedies of a check
/// @param title what it does, without a full stop
/// @param route where its steps are taken
/// @param steps in their order, each a command line where there is one, else a sentence; never
///   empty
/// @param condition when it is the one to take; empty where it always may be
/// @param disrupts what stops meanwhile; empty for nothing
/// @param verify the command that tells whether it worked; empty for the check itself
public record Remedy(
    String id,
    String title,
    Route route,
    List<String> steps,
    Optional<Condition> condition,
    String disrupts,
    String verify) {

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
  }

  public Remedy {
    requireNonNull(id);
    requireNonNull(title);
    requireNonNull(route);
    steps = List.copyOf(steps);
    requireNonNull(condition);
    requireNonNull(disrupts);
    requireNonNull(verify);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("remedy " + id + ": steps must not be empty");
    }
  }

  /// A remedy that may always be taken and disrupts nothing.
  public static Remedy of(String id, String title, Route route, String... steps) {
    return new Remedy(id, title, route, List.of(steps), Optional.empty(), "", "");
  }

  /// The same where `one` holds, and there only.
  public Remedy when(Condition one) {
    return new Remedy(id, title, route, steps, Optional.of(one), disrupts, verify);
  }

  /// The same, which meanwhile disrupts `what`.
  public Remedy disrupting(String what) {
    return new Remedy(id, title, route, steps, condition, what, verify);
  }

  /// The same, of which `command` tells whether it worked.
  public Remedy verifiedBy(String command) {
    return new Remedy(id, title, route, steps, condition, disrupts, command);
  }

  /// All of it in one line, with the condition where there is one.
  public String text() {
    return title
        + condition.map(one -> " (" + one.words() + ")").orElse("")
        + ", "
        + route.words()
        + ": "
        + steps.stream().map(Remedy::shown).collect(Collectors.joining("; "));
  }

  /// A step with what nothing fills in angle brackets.
  public static String shown(String step) {
    return step.replace('{', '<').replace('}', '>');
  }
}
