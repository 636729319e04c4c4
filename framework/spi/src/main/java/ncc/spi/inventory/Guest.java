package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A guest VM seen from inside: by a process that runs in it, or by what its commands printed.
///
/// @param name its host name
/// @param os its operating system, as it calls itself
/// @param installation where NGT is installed; empty for: nowhere
/// @param services those of NGT that its service manager knows, whatever their state
/// @param certificates X.509 certificates in NGT's folders, those of authorities included
/// @param serialDevices the devices over which an agent may speak to the cluster without IP
/// @param isoInserted the installer's ISO image is in a CD-ROM drive
/// @param prerequisites what an installation of NGT asks of this guest
/// @param connections what the guest found when it tried ports itself; unseen where it had none to
///   try
/// @param keys files beside the certificates that are called like private keys; nobody opened them
/// @param here this process runs in the guest, so what it asks the network is asked from there
/// @param identity what tells it from other guests
public record Guest(
    String name,
    Optional<String> os,
    Reading<Optional<Installation>> installation,
    Reading<List<Service>> services,
    Reading<List<Certificate>> certificates,
    Reading<List<SerialDevice>> serialDevices,
    Reading<Boolean> isoInserted,
    List<Prerequisite> prerequisites,
    Reading<List<Connection>> connections,
    List<String> keys,
    boolean here,
    Identity identity)
    implements Entity {

  /// What tells a guest from others, whatever they are called.
  ///
  /// @param place from where it was looked at: this machine, a mounted image, a capture's folder
  /// @param systemUuid the UUID of its machine, as its firmware (SMBIOS) has it; on AHV that of the
  ///   VM
  /// @param ngtUuid `ngt_uuid` of its NGT, by which the cluster knows the agent; a clone has that
  ///   of its original until its own installer's image was taken
  public record Identity(String place, Reading<UUID> systemUuid, Reading<UUID> ngtUuid) {
    public Identity {
      requireNonNull(place);
      requireNonNull(systemUuid);
      requireNonNull(ngtUuid);
    }
  }

  /// NGT on a guest's disk.
  ///
  /// @param root its folder
  /// @param version as its version file says
  public record Installation(String root, Optional<Version> version) {
    public Installation {
      requireNonNull(root);
      requireNonNull(version);
    }
  }

  /// A service of NGT.
  ///
  /// @param name such as `ngt_guest_agent.service`, `Nutanix Guest Tools Agent`
  /// @param state as the service manager prints it: `loaded active running`, `Stopped`
  /// @param running what the state means
  public record Service(String name, String state, boolean running) {
    public Service {
      requireNonNull(name);
      requireNonNull(state);
    }
  }

  /// A certificate on a guest's disk. Its private key is never looked at.
  ///
  /// @param path the file; a file may hold several certificates
  /// @param subject by RFC 2253
  /// @param serial its number, in hex
  /// @param authority it may sign others (basic constraints: CA), so no agent shows it
  public record Certificate(
      String path,
      String subject,
      String serial,
      Instant notBefore,
      Instant notAfter,
      boolean authority) {
    public Certificate {
      requireNonNull(path);
      requireNonNull(subject);
      requireNonNull(serial);
      requireNonNull(notBefore);
      requireNonNull(notAfter);
    }
  }

  /// A serial port.
  ///
  /// @param path such as `/dev/ttyS1`
  /// @param present it is there, and is a device
  /// @param holders processes that have it open
  /// @param speaks bytes came from it without being asked for; unseen also while somebody holds it
  public record SerialDevice(
      String path, boolean present, Reading<List<Holder>> holders, Reading<Boolean> speaks) {
    public SerialDevice {
      requireNonNull(path);
      requireNonNull(holders);
      requireNonNull(speaks);
    }
  }

  /// A process that has a device open.
  ///
  /// @param command what it runs, without arguments
  /// @param agent it is the guest agent
  public record Holder(long pid, String command, boolean agent) {
    public Holder {
      requireNonNull(command);
    }
  }

  /// Something an installation of NGT needs.
  ///
  /// @param name such as `free space of 550 MB`
  /// @param met whether the guest has it
  /// @param found what was seen, for the operator; empty for nothing to say
  public record Prerequisite(String name, Reading<Boolean> met, String found) {
    public Prerequisite {
      requireNonNull(name);
      requireNonNull(met);
      requireNonNull(found);
    }
  }

  /// A port that the guest itself tried.
  ///
  /// @param connected the TCP connection came about
  public record Connection(String host, int port, boolean connected) {
    public Connection {
      requireNonNull(host);
    }
  }

  public Guest {
    requireNonNull(name);
    requireNonNull(os);
    requireNonNull(installation);
    requireNonNull(services);
    requireNonNull(certificates);
    requireNonNull(serialDevices);
    requireNonNull(isoInserted);
    prerequisites = List.copyOf(prerequisites);
    requireNonNull(connections);
    keys = List.copyOf(keys);
    requireNonNull(identity);
  }

  /// The same guest, looked at from `place`.
  public Guest at(String place) {
    return with(connections, new Identity(place, identity.systemUuid(), identity.ngtUuid()));
  }

  /// The same guest, known to run in the VM of this UUID.
  public Guest in(UUID vm) {
    return with(
        connections, new Identity(identity.place(), new Reading.Seen<>(vm), identity.ngtUuid()));
  }

  /// The same guest, which could try no port.
  public Guest untried(String why) {
    return with(new Reading.Unseen<>(why), identity);
  }

  private Guest with(Reading<List<Connection>> tried, Identity known) {
    return new Guest(
        name,
        os,
        installation,
        services,
        certificates,
        serialDevices,
        isoInserted,
        prerequisites,
        tried,
        keys,
        here,
        known);
  }

  /// Both are the same guest: they have one name, and were looked at from one place or have one
  /// machine. An equal name alone says nothing.
  public boolean isSame(Guest other) {
    boolean isOnePlace = identity.place().equals(other.identity().place());
    return name.equals(other.name()) && (isOnePlace || isOneMachine(other));
  }

  private boolean isOneMachine(Guest other) {
    return identity.systemUuid() instanceof Reading.Seen<UUID>(var one)
        && other.identity().systemUuid() instanceof Reading.Seen<UUID>(var two)
        && one.equals(two);
  }

  /// Its disk was looked at, and NGT is nowhere on it.
  public boolean isWithoutNgt() {
    return installation instanceof Reading.Seen<Optional<Installation>>(var found)
        && found.isEmpty();
  }
}
