package ncc.spi.run;

import static java.util.Objects.requireNonNull;

/// What a finding is about.
///
/// @param id stable across runs: a UUID, an address with port, a cluster's key
/// @param name what people call it; hostile, so every format escapes it
public record Subject(Kind kind, String id, String name) {
  /// Kinds of subjects, as NCC's text labels them.
  public enum Kind {
    VM("VM"),
    CLUSTER("Cluster"),
    GUEST("Guest"),
    ENDPOINT("Endpoint");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  public Subject {
    requireNonNull(kind);
    requireNonNull(id);
    requireNonNull(name);
  }
}
