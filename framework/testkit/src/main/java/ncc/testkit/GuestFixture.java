package ncc.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Certificate;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Guest.Holder;
import ncc.spi.inventory.Guest.Identity;
import ncc.spi.inventory.Guest.Installation;
import ncc.spi.inventory.Guest.Prerequisite;
import ncc.spi.inventory.Guest.SerialDevice;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import ncc.spi.inventory.Version;

/// A guest seen from inside, to try a check on. Immutable: every method answers with a new fixture.
///
/// @param guest as a source would bring it
public record GuestFixture(Guest guest) {
  /// Why [#unseen] saw nothing.
  public static final String RUN_AS_ROOT = "permission denied; run as root";

  private static final String AGENT = "ngt_guest_agent.service";
  private static final String RESTORE = "ngt_self_service_restore.service";

  public GuestFixture {
    requireNonNull(guest);
  }

  /// A Linux guest with NGT 4.1.1, both services running, a client certificate for 500 more days, a
  /// silent serial port held by the agent, no ISO image, and all that an installation needs. It
  /// runs in the VM that [VmFixture] makes of this name.
  public static GuestFixture healthy(String name) {
    var holder = new Holder(812, "guest_agent", true);
    return new GuestFixture(
        new Guest(
            name,
            Optional.of("Rocky Linux 9.4"),
            new Seen<>(
                Optional.of(
                    new Installation("/usr/local/nutanix", Optional.of(new Version("4.1.1"))))),
            new Seen<>(
                List.of(
                    new Service(AGENT, "loaded active running", true),
                    new Service(RESTORE, "loaded active running", true))),
            new Seen<>(List.of(certificate(SampleRuns.NOW.plus(Duration.ofDays(500))))),
            new Seen<>(
                List.of(
                    new SerialDevice(
                        "/dev/ttyS1",
                        true,
                        new Seen<>(List.of(holder)),
                        new Unseen<>("the agent has it open")))),
            new Seen<>(false),
            List.of(new Prerequisite("tar", new Seen<>(true), "/usr/bin/tar")),
            new Seen<>(List.of()),
            List.of(),
            true,
            identity(new Seen<>(VmFixture.named(name).vm().uuid()))));
  }

  /// A guest of which nothing could be seen.
  public static GuestFixture unseen(String name) {
    return new GuestFixture(
        new Guest(
            name,
            Optional.empty(),
            denied(),
            denied(),
            denied(),
            denied(),
            denied(),
            List.of(new Prerequisite("tar", denied(), "")),
            new Seen<>(List.of()),
            List.of(),
            true,
            identity(denied())));
  }

  public GuestFixture installation(Reading<Optional<Installation>> installation) {
    return with(draft -> draft.installation = installation);
  }

  /// Whether the installer's ISO image is in a CD-ROM drive.
  public GuestFixture isoInserted(Reading<Boolean> inserted) {
    return with(draft -> draft.isoInserted = inserted);
  }

  /// @param state of the agent's service, as the service manager prints it
  public GuestFixture agentService(String state, boolean running) {
    return services(new Service(AGENT, state, running), new Service(RESTORE, state, running));
  }

  public GuestFixture services(Service... all) {
    return with(draft -> draft.services = new Seen<>(List.of(all)));
  }

  /// With one client certificate for each of `notAfter` alone.
  public GuestFixture certificates(Instant... notAfter) {
    return certificates(Stream.of(notAfter).map(GuestFixture::certificate).toList());
  }

  public GuestFixture certificates(List<Certificate> all) {
    return with(draft -> draft.certificates = new Seen<>(all));
  }

  public GuestFixture serialDevices(SerialDevice... all) {
    return with(draft -> draft.serialDevices = new Seen<>(List.of(all)));
  }

  public GuestFixture prerequisites(Prerequisite... all) {
    return with(draft -> draft.prerequisites = List.of(all));
  }

  /// With what the guest found when it tried ports itself.
  public GuestFixture connections(Connection... all) {
    return with(draft -> draft.connections = new Seen<>(List.of(all)));
  }

  /// Which could try no port.
  public GuestFixture untried(String why) {
    return new GuestFixture(guest.untried(why));
  }

  /// With files that are called like private keys.
  public GuestFixture keys(String... all) {
    return with(draft -> draft.keys = List.of(all));
  }

  /// With these UUIDs, of its firmware and of its NGT.
  public GuestFixture uuids(Reading<UUID> system, Reading<UUID> ngt) {
    return with(draft -> draft.identity = new Identity("guest:", system, ngt));
  }

  /// Looked at from `place`, such as a mounted image.
  public GuestFixture at(String place) {
    return new GuestFixture(guest.at(place));
  }

  /// Seen by a process elsewhere, such as from what its commands printed.
  public GuestFixture elsewhere() {
    return with(draft -> draft.here = false);
  }

  private GuestFixture with(Consumer<Draft> change) {
    var draft = new Draft(guest);
    change.accept(draft);
    return new GuestFixture(draft.guest());
  }

  private static Identity identity(Reading<UUID> systemUuid) {
    return new Identity("guest:", systemUuid, new Unseen<>("no ngt_config.json tells it"));
  }

  /// A client certificate that lasts until `notAfter` and began 1000 days before.
  public static Certificate certificate(Instant notAfter) {
    return new Certificate(
        "/usr/local/nutanix/config/client.crt",
        "CN=web-01",
        "1f2e",
        notAfter.minus(Duration.ofDays(1000)),
        notAfter,
        false);
  }

  private static <T> Reading<T> denied() {
    return new Unseen<>(RUN_AS_ROOT);
  }

  /// A guest while one thing of it is changed.
  private static final class Draft {
    private final Guest from;
    private Reading<Optional<Installation>> installation;
    private Reading<List<Service>> services;
    private Reading<List<Certificate>> certificates;
    private Reading<List<SerialDevice>> serialDevices;
    private Reading<Boolean> isoInserted;
    private List<Prerequisite> prerequisites;
    private Reading<List<Connection>> connections;
    private List<String> keys;
    private boolean here;
    private Identity identity;

    Draft(Guest from) {
      this.from = from;
      installation = from.installation();
      services = from.services();
      certificates = from.certificates();
      serialDevices = from.serialDevices();
      isoInserted = from.isoInserted();
      prerequisites = from.prerequisites();
      connections = from.connections();
      keys = from.keys();
      here = from.here();
      identity = from.identity();
    }

    Guest guest() {
      return new Guest(
          from.name(),
          from.os(),
          installation,
          services,
          certificates,
          serialDevices,
          isoInserted,
          prerequisites,
          connections,
          keys,
          here,
          identity);
    }
  }
}
