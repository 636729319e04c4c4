package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// Nutanix Guest Tools of one VM, as the cluster sees them. Every component is empty when no source
/// tells it; sources and field names are listed in the sources' documentation.
///
/// @param enabled NGT is switched on for the VM (the check box "Enable Nutanix Guest Tools")
/// @param installedVersion version of the agent in the guest; empty also when it never reported
/// @param latestVersion the version the cluster holds for this VM
/// @param linkActive agent and cluster reach each other, over either path
/// @param communicationType which path is tried
/// @param serialLinkActive the virtual serial port is in use
/// @param certificateNotAfter when the agent's client certificate expires
/// @param isoMounted the installer's ISO image is in the VM's CD-ROM drive
/// @param guestOs the guest operating system as the agent names it
public record Ngt(
    Optional<Boolean> enabled,
    Optional<Version> installedVersion,
    Optional<Version> latestVersion,
    Optional<Boolean> linkActive,
    Optional<CommunicationType> communicationType,
    Optional<Boolean> serialLinkActive,
    Optional<Instant> certificateNotAfter,
    Optional<Boolean> isoMounted,
    Optional<String> guestOs) {

  /// Registered with NGT, nothing else known.
  public static final Ngt UNKNOWN =
      new Ngt(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Ngt {
    requireNonNull(enabled);
    requireNonNull(installedVersion);
    requireNonNull(latestVersion);
    requireNonNull(linkActive);
    requireNonNull(communicationType);
    requireNonNull(serialLinkActive);
    requireNonNull(certificateNotAfter);
    requireNonNull(isoMounted);
    requireNonNull(guestOs);
  }
}
