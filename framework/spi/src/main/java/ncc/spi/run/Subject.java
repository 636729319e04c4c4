package ncc.spi.run;

import static java.util.Objects.requireNonNull;

import ncc.spi.inventory.Kind;

/// What a finding is about.
///
/// @param id stable across runs: a UUID, an address with port, a cluster's key
/// @param name what people call it; hostile, so every format escapes it
public record Subject(Kind kind, String id, String name) {
  public Subject {
    requireNonNull(kind);
    requireNonNull(id);
    requireNonNull(name);
  }
}
