package ncc.spi.source;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/// Who answers at the other end, for a person to compare with what they know.
///
/// @param server such as `prism.example:9440`
/// @param facts what it shows of itself, by the name of each, in the order to show them
/// @param trust what to write down once it is known to be the right one, ready to copy: a setting
///   such as `pin-sha256: …`, or a line of `known_hosts`
public record ServerIdentity(String server, Map<String, String> facts, String trust) {
  public ServerIdentity {
    requireNonNull(server);
    facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
    requireNonNull(trust);
  }
}
