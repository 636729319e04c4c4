package ncc.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Ngt;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Version;
import ncc.spi.inventory.Vm;

/// A guest VM to try a check on, told fact by fact: what is not told is unknown.
///
/// ```java
/// VmFixture.named("web-01").enabled(true).power(ON).link(false)
/// VmFixture.healthy("web-01").certificateNotAfter(Instant.parse("2026-12-01T00:00:00Z"))
/// ```
///
/// Immutable: every method that tells a fact answers with a new fixture. The UUID follows from the
/// name, so the same fixture is the same VM in every test.
///
/// @param name any Unicode, hostile or not
/// @param registered the VM is known to NGT; nearly every check looks at no other
/// @param facts what is known, in the types of [Ngt] and [Vm]
/// @param aliases other UUIDs by which the guest may know itself
public record VmFixture(
    String name, boolean registered, Map<Fact, Object> facts, Set<UUID> aliases) {
  /// Where every fact of a fixture comes from; [ClusterFixture] has one part with this origin.
  public static final Origin ORIGIN = new Origin("testkit", SampleRuns.NOW);

  public VmFixture {
    requireNonNull(name);
    facts = Map.copyOf(facts);
    aliases = Set.copyOf(aliases);
  }

  /// A VM that is registered with NGT and of which nothing else is known.
  public static VmFixture named(String name) {
    return new VmFixture(name, true, Map.of(), Set.of());
  }

  /// A VM in the best of health at [SampleRuns#NOW]: on, NGT 4.1.1 as in the cluster, both links
  /// active, a certificate for 500 more days.
  public static VmFixture healthy(String name) {
    return named(name)
        .enabled(true)
        .power(PowerState.ON)
        .installed("4.1.1")
        .latest("4.1.1")
        .link(true)
        .communication(CommunicationType.FALLBACK_TO_IP)
        .serial(true)
        .certificateNotAfter(SampleRuns.NOW.plus(Duration.ofDays(500)))
        .isoMounted(false)
        .guestOs("linux:64:RockyLinux-9.4");
  }

  /// This VM, unknown to NGT. Facts of its guest tools are forgotten.
  public VmFixture withoutNgt() {
    return new VmFixture(name, false, facts, aliases);
  }

  /// This VM under another name, and so with another UUID.
  public VmFixture renamed(String other) {
    return new VmFixture(other, registered, facts, aliases);
  }

  public VmFixture power(PowerState power) {
    return with(Fact.POWER, power);
  }

  public VmFixture enabled(boolean enabled) {
    return with(Fact.NGT_ENABLED, enabled);
  }

  /// @param version of the agent, dotted numbers
  public VmFixture installed(String version) {
    return with(Fact.INSTALLED_VERSION, new Version(version));
  }

  /// @param version the cluster holds for this VM, dotted numbers
  public VmFixture latest(String version) {
    return with(Fact.LATEST_VERSION, new Version(version));
  }

  public VmFixture link(boolean active) {
    return with(Fact.LINK, active);
  }

  public VmFixture communication(CommunicationType type) {
    return with(Fact.COMMUNICATION_TYPE, type);
  }

  public VmFixture serial(boolean active) {
    return with(Fact.SERIAL_LINK, active);
  }

  public VmFixture certificateNotAfter(Instant notAfter) {
    return with(Fact.CERTIFICATE_NOT_AFTER, notAfter);
  }

  public VmFixture isoMounted(boolean mounted) {
    return with(Fact.ISO_MOUNTED, mounted);
  }

  public VmFixture guestOs(String guestOs) {
    return with(Fact.GUEST_OS, guestOs);
  }

  /// This VM, whose guest knows itself by this UUID, such as that of its NGT.
  public VmFixture alias(UUID other) {
    return new VmFixture(name, registered, facts, Set.of(other));
  }

  /// This VM with one fact less.
  public VmFixture without(Fact fact) {
    var fewer = new EnumMap<Fact, Object>(Fact.class);
    fewer.putAll(facts);
    fewer.remove(fact);
    return new VmFixture(name, registered, fewer, aliases);
  }

  /// The VM as a source would bring it.
  public Vm vm() {
    var ngt = registered ? Optional.of(ngt()) : Optional.<Ngt>empty();
    return new Vm(uuid(), name, fact(Fact.POWER), ngt, Provenance.of(ORIGIN), aliases);
  }

  public UUID uuid() {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }

  private Ngt ngt() {
    return new Ngt(
        fact(Fact.NGT_ENABLED),
        fact(Fact.INSTALLED_VERSION),
        fact(Fact.LATEST_VERSION),
        fact(Fact.LINK),
        fact(Fact.COMMUNICATION_TYPE),
        fact(Fact.SERIAL_LINK),
        fact(Fact.CERTIFICATE_NOT_AFTER),
        fact(Fact.ISO_MOUNTED),
        fact(Fact.GUEST_OS));
  }

  private VmFixture with(Fact fact, Object value) {
    var more = new EnumMap<Fact, Object>(Fact.class);
    more.putAll(facts);
    more.put(fact, value);
    return new VmFixture(name, registered, more, aliases);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // typed where facts are told
  private <T> Optional<T> fact(Fact fact) {
    return Optional.ofNullable((T) facts.get(fact));
  }
}
