package ncc.spi.setting;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Something an operator may set of a plugin. Of a source: in its URI, as in
/// `ssh://nutanix@192.0.2.11?identity-file=/etc/ncc/id_ed25519`, or beside its `uri` in `ncc.yaml`.
/// Of a notifier: beside its `kind` there.
///
/// @param name in lower case with dashes, such as `identity-file`
/// @param kind what its value must be
/// @param choices the values accepted; empty for any of the kind
/// @param otherwise what holds when it is not set, as an operator would write it; empty for nothing
/// @param doc one sentence for the operator
public record Setting(String name, Kind kind, List<String> choices, String otherwise, String doc) {

  /// What a value must be.
  public enum Kind {
    /// Any text.
    TEXT,
    /// Texts: a YAML list, or joined by commas in a URI.
    LIST,
    /// A path; relative to the file that holds it, or to the working directory in a URI. One that
    /// begins with `~/` is below the home of the user.
    FILE,
    /// A length of time such as `5s`.
    DURATION,
    /// A whole number, not negative.
    NUMBER,
    /// Something to keep to oneself. Its value never stands in a configuration: `password-file`,
    /// `password-env`, `password-command` or `password-credential` say where it is.
    SECRET
  }

  public Setting {
    requireNonNull(name);
    requireNonNull(kind);
    choices = List.copyOf(choices);
    requireNonNull(otherwise);
    requireNonNull(doc);
  }

  /// A setting that holds nothing unless it is set.
  public static Setting of(String name, Kind kind, String doc) {
    return new Setting(name, kind, List.of(), "", doc);
  }

  /// A setting that holds `otherwise` unless it is set.
  public static Setting of(String name, Kind kind, String otherwise, String doc) {
    return new Setting(name, kind, List.of(), otherwise, doc);
  }

  /// One of several words, the first of which holds unless it is set.
  public static Setting choice(String name, List<String> choices, String doc) {
    return new Setting(name, Kind.TEXT, choices, choices.getFirst(), doc);
  }
}
