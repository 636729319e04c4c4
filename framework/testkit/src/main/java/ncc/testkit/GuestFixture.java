package ncc.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Certificate;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Guest.Holder;
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
  /// silent serial port held by the agent, no ISO image, and all that an installation needs.
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
            List.of(),
            List.of(),
            true));
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
            List.of(),
            List.of(),
            true));
  }

  public GuestFixture installation(Reading<Optional<Installation>> installation) {
    return new GuestFixture(
        new Guest(
            guest.name(),
            guest.os(),
            installation,
            guest.services(),
            guest.certificates(),
            guest.serialDevices(),
            guest.isoInserted(),
            guest.prerequisites(),
            guest.connections(),
            guest.keys(),
            guest.here()));
  }

  /// @param state of the agent's service, as the service manager prints it
  public GuestFixture agentService(String state, boolean running) {
    return services(new Service(AGENT, state, running), new Service(RESTORE, state, running));
  }

  public GuestFixture services(Service... all) {
    return new GuestFixture(
        new Guest(
            guest.name(),
            guest.os(),
            guest.installation(),
            new Seen<>(List.of(all)),
            guest.certificates(),
            guest.serialDevices(),
            guest.isoInserted(),
            guest.prerequisites(),
            guest.connections(),
            guest.keys(),
            guest.here()));
  }

  /// With one client certificate for each of `notAfter` alone.
  public GuestFixture certificates(Instant... notAfter) {
    return certificates(Stream.of(notAfter).map(GuestFixture::certificate).toList());
  }

  public GuestFixture certificates(List<Certificate> all) {
    return new GuestFixture(
        new Guest(
            guest.name(),
            guest.os(),
            guest.installation(),
            guest.services(),
            new Seen<>(all),
            guest.serialDevices(),
            guest.isoInserted(),
            guest.prerequisites(),
            guest.connections(),
            guest.keys(),
            guest.here()));
  }

  public GuestFixture serialDevices(SerialDevice... all) {
    return new GuestFixture(
        new Guest(
            guest.name(),
            guest.os(),
            guest.installation(),
            guest.services(),
            guest.certificates(),
            new Seen<>(List.of(all)),
            guest.isoInserted(),
            guest.prerequisites(),
            guest.connections(),
            guest.keys(),
            guest.here()));
  }

  public GuestFixture prerequisites(Prerequisite... all) {
    return new GuestFixture(
        new Guest(
            guest.name(),
            guest.os(),
            guest.installation(),
            guest.services(),
            guest.certificates(),
            guest.serialDevices(),
            guest.isoInserted(),
            List.of(all),
            guest.connections(),
            guest.keys(),
            guest.here()));
  }

  /// With what the guest found when it tried ports itself.
  public GuestFixture connections(Connection... all) {
    return new GuestFixture(
        new Guest(
            guest.name(),
            guest.os(),
            guest.installation(),
            guest.services(),
            guest.certificates(),
            guest.serialDevices(),
            guest.isoInserted(),
            guest.prerequisites(),
            List.of(all),
            guest.keys(),
            guest.here()));
  }

  /// With files that are called like private keys.
  public GuestFixture keys(String... all) {
    return new GuestFixture(
        new Guest(
            guest.name(),
            guest.os(),
            guest.installation(),
            guest.services(),
            guest.certificates(),
            guest.serialDevices(),
            guest.isoInserted(),
            guest.prerequisites(),
            guest.connections(),
            List.of(all),
            guest.here()));
  }

  /// Seen by a process elsewhere, such as from what its commands printed.
  public GuestFixture elsewhere() {
    return new GuestFixture(
        new Guest(
            guest.name(),
            guest.os(),
            guest.installation(),
            guest.services(),
            guest.certificates(),
            guest.serialDevices(),
            guest.isoInserted(),
            guest.prerequisites(),
            guest.connections(),
            guest.keys(),
            false));
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
}
