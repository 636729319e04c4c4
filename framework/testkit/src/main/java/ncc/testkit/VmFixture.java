package ncc.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Power;
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
/// @param facts what is known
/// @param aliases other UUIDs by which the guest may know itself
public record VmFixture(String name, boolean registered, Facts facts, Set<UUID> aliases) {
  /// Where every fact of a fixture comes from; [ClusterFixture] has one part with this origin.
  public static final Origin ORIGIN = new Origin("testkit", SampleRuns.NOW);

  public VmFixture {
    requireNonNull(name);
    requireNonNull(facts);
    aliases = Set.copyOf(aliases);
  }

  /// A VM that is registered with NGT and of which nothing else is known.
  public static VmFixture named(String name) {
    return new VmFixture(name, true, Facts.NONE, Set.of());
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
    return with(new Power(power));
  }

  public VmFixture enabled(boolean enabled) {
    return with(new NgtEnabled(enabled));
  }

  /// @param version of the agent, dotted numbers
  public VmFixture installed(String version) {
    return with(new NgtInstalledVersion(new Version(version)));
  }

  /// @param version the cluster holds for this VM, dotted numbers
  public VmFixture latest(String version) {
    return with(new NgtLatestVersion(new Version(version)));
  }

  public VmFixture link(boolean active) {
    return with(new NgtLink(active));
  }

  public VmFixture communication(CommunicationType type) {
    return with(new NgtCommunication(type));
  }

  public VmFixture serial(boolean active) {
    return with(new NgtSerialLink(active));
  }

  public VmFixture certificateNotAfter(Instant notAfter) {
    return with(new CertificateExpiry(notAfter));
  }

  public VmFixture isoMounted(boolean mounted) {
    return with(new NgtIsoMounted(mounted));
  }

  public VmFixture guestOs(String guestOs) {
    return with(new GuestOs(guestOs));
  }

  /// This VM, whose guest knows itself by this UUID, such as that of its NGT.
  public VmFixture alias(UUID other) {
    return new VmFixture(name, registered, facts, Set.of(other));
  }

  /// This VM with another fact, in the place of what was known of its class.
  public VmFixture with(Fact fact) {
    return new VmFixture(name, registered, facts.with(fact), aliases);
  }

  /// This VM with one fact less.
  public VmFixture without(Class<? extends Fact> fact) {
    return without(FactType.of(fact));
  }

  VmFixture without(FactType fact) {
    return new VmFixture(name, registered, facts.without(Set.of(fact)), aliases);
  }

  /// The VM as a source would bring it.
  public Vm vm() {
    var known =
        registered ? facts.with(new NgtRegistration(true)) : Facts.known(facts.get(Power.class));
    return new Vm(uuid(), name, known, Provenance.of(ORIGIN), aliases);
  }

  public UUID uuid() {
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
  }
}
