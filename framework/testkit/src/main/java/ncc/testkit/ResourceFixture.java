package ncc.testkit;

import static java.util.Objects.requireNonNull;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Resource;

/// Something of a plugin's own kind to try a check on, told fact by fact: what is not told is
/// unknown. Immutable: every method answers with a new fixture.
///
/// ```java
/// ResourceFixture.of(Kind.of("DISK"), "disk-1").with(new DiskSize(7))
/// ```
///
/// @param name any Unicode, hostile or not; also its key
/// @param facts what is known of it
public record ResourceFixture(Kind kind, String name, Facts facts) {
  public ResourceFixture {
    requireNonNull(kind);
    requireNonNull(name);
    requireNonNull(facts);
  }

  /// One of which nothing else is known.
  public static ResourceFixture of(Kind kind, String name) {
    return new ResourceFixture(kind, name, Facts.NONE);
  }

  /// The same with another fact, in the place of what was known of its class.
  public ResourceFixture with(Fact fact) {
    return new ResourceFixture(kind, name, facts.with(fact));
  }

  /// What a source would bring.
  public Resource resource() {
    return new Resource(kind, name, name, facts, Provenance.of(VmFixture.ORIGIN));
  }
}
