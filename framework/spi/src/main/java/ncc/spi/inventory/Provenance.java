package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/// Where the facts of one entity came from. Most entities share one value, so it costs next to
/// nothing per VM.
///
/// @param base the origin of every fact not named in `other`
/// @param other facts that came from elsewhere, by their ids
public record Provenance(Origin base, Map<FactType, Origin> other) {
  public Provenance {
    requireNonNull(base);
    other = java.util.Collections.unmodifiableMap(new TreeMap<>(other));
  }

  public static Provenance of(Origin origin) {
    return new Provenance(origin, Map.of());
  }

  public Origin of(FactType fact) {
    return other.getOrDefault(fact, base);
  }
}
