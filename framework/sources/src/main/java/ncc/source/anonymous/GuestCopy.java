package ncc.source.anonymous;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import ncc.source.guest.GuestRecord;
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

/// Copies what was seen in a guest. Texts that the guest chose (paths, commands, subjects, reasons)
/// are not told; states, versions, dates and what is there are.
record GuestCopy(Pseudonyms pseudonyms) {
  private static final Set<String> SERVICES =
      Set.of(
          "ngt_guest_agent.service",
          "ngt_self_service_restore.service",
          "Nutanix Guest Tools Agent",
          "Nutanix Self service Restore Gateway");
  private static final Set<String> PREREQUISITES =
      Set.of(
          "Python 2.6 or later",
          "tar",
          "writable /usr/local",
          "writable /mnt/nutanix/ngt",
          "writable /tmp",
          "free space of 550 MB",
          "root, or sudo without a password");
  private static final String STATE = "[a-z-]{1,20}( [a-z-]{1,20}){0,2}|[A-Z][A-Za-z]{1,20}";

  static void copy(InputStream in, OutputStream out, Pseudonyms pseudonyms) throws IOException {
    var original = readable(in);
    if (original.isPresent()) {
      new GuestCopy(pseudonyms).of(original.get()).write(out);
    } else {
      out.write(Damage.MARK.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static Optional<GuestRecord> readable(InputStream in) {
    try {
      return Optional.of(GuestRecord.of(in));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private GuestRecord of(GuestRecord original) {
    return new GuestRecord(
        of(original.guest()),
        original.vip().map(pseudonyms::address),
        original.dsip().map(pseudonyms::address));
  }

  private Guest of(Guest guest) {
    return new Guest(
        pseudonyms.vm(guest.name()),
        Optional.empty(),
        seen(guest.installation(), found -> found.map(GuestCopy::of)),
        each(guest.services(), GuestCopy::of),
        each(guest.certificates(), GuestCopy::of),
        each(guest.serialDevices(), GuestCopy::of),
        seen(guest.isoInserted(), is -> is),
        guest.prerequisites().stream().map(GuestCopy::of).toList(),
        each(guest.connections(), this::of),
        List.of(),
        guest.here(),
        new Identity(
            "",
            seen(guest.identity().systemUuid(), this::of),
            seen(guest.identity().ngtUuid(), this::of)));
  }

  private static <T> Reading<T> seen(Reading<T> reading, UnaryOperator<T> change) {
    return switch (reading) {
      case Seen<T>(var value) -> new Seen<>(change.apply(value));
      case Unseen<T> _ -> new Unseen<>("it could not be looked at");
    };
  }

  private static <T> Reading<List<T>> each(Reading<List<T>> reading, UnaryOperator<T> change) {
    return seen(reading, all -> all.stream().map(change).toList());
  }

  private UUID of(UUID uuid) {
    return UUID.fromString(pseudonyms.uuid(uuid.toString()));
  }

  private static Installation of(Installation found) {
    return new Installation(Pseudonyms.REDACTED, found.version());
  }

  private static Service of(Service service) {
    var name = SERVICES.contains(service.name()) ? service.name() : Pseudonyms.REDACTED;
    var state = service.state().matches(STATE) ? service.state() : Pseudonyms.REDACTED;
    return new Service(name, state, service.running());
  }

  private static Certificate of(Certificate one) {
    return new Certificate(
        Pseudonyms.REDACTED,
        Pseudonyms.REDACTED,
        Pseudonyms.REDACTED,
        one.notBefore(),
        one.notAfter(),
        one.authority());
  }

  private static SerialDevice of(SerialDevice device) {
    return new SerialDevice(
        Pseudonyms.REDACTED,
        device.present(),
        each(device.holders(), holder -> new Holder(0, Pseudonyms.REDACTED, holder.agent())),
        seen(device.speaks(), is -> is));
  }

  private static Prerequisite of(Prerequisite one) {
    var name = PREREQUISITES.contains(one.name()) ? one.name() : Pseudonyms.REDACTED;
    return new Prerequisite(name, seen(one.met(), is -> is), "");
  }

  private Connection of(Connection one) {
    return new Connection(pseudonyms.address(one.host()), one.port(), one.connected());
  }
}
