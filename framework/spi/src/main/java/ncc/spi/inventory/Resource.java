package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// Something of a cluster that is neither a VM nor a guest, such as a disk: a plugin brings the
/// kind and what is known of it.
///
/// @param kind what it is
/// @param key tells it from others of its kind, and stays when it is renamed, such as a UUID
/// @param name its name; the key where no source names it
/// @param facts what is known of it
/// @param provenance where each fact came from
public record Resource(Kind kind, String key, String name, Facts facts, Provenance provenance)
    implements Entity {
  public Resource {
    requireNonNull(kind);
    requireNonNull(key);
    requireNonNull(name);
    requireNonNull(facts);
    requireNonNull(provenance);
  }
}
