package ncc.source.guest;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ncc.source.partial.ClusterValues;
import ncc.source.partial.VmUuid;
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

/// Reads `guest.json`. Fields that it does not know are left alone; what a file does not tell was
/// not seen.
final class GuestRecordReader {
  private GuestRecordReader() {}

  /// Makes a value of a part of the document.
  private interface Body<T> {
    T read(JsonTree tree) throws IOException;
  }

  static GuestRecord read(JsonTree tree) throws IOException {
    var guest =
        new Guest(
            tree.at("guest").text(),
            text(tree, "os"),
            reading(tree, "installation", GuestRecordReader::installation),
            reading(tree, "services", all -> list(all, GuestRecordReader::service)),
            reading(tree, "certificates", all -> list(all, GuestRecordReader::certificate)),
            reading(tree, "serial_devices", all -> list(all, GuestRecordReader::device)),
            reading(tree, "iso_inserted", JsonTree::truth),
            list(tree.at("prerequisites"), GuestRecordReader::prerequisite),
            reading(tree, "connections", all -> list(all, GuestRecordReader::connection)),
            list(tree.at("keys"), JsonTree::text),
            false,
            new Identity(
                "",
                reading(tree, "system_uuid", GuestRecordReader::uuid),
                reading(tree, "ngt_uuid", GuestRecordReader::uuid)));
    return new GuestRecord(guest, address(tree, "vip"), address(tree, "dsip"));
  }

  private static Optional<String> text(JsonTree tree, String key) throws IOException {
    var found = tree.find(key);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get().text());
  }

  private static Optional<String> address(JsonTree tree, String key) throws IOException {
    var given = text(tree, key);
    var address = given.flatMap(ClusterValues::address);
    if (given.isPresent() && address.isEmpty()) {
      throw new IOException("'%s' is no IP address".formatted(key));
    }
    return address;
  }

  private static <T> Reading<T> reading(JsonTree tree, String key, Body<T> body)
      throws IOException {
    var found = tree.find(key);
    if (found.isEmpty()) {
      return new Unseen<>("the capture does not tell it");
    }
    var unseen = found.get().find("unseen");
    return unseen.isPresent()
        ? new Unseen<>(unseen.get().text())
        : new Seen<>(body.read(found.get().at("seen")));
  }

  private static <T> List<T> list(JsonTree tree, Body<T> body) throws IOException {
    var all = new ArrayList<T>();
    for (JsonTree element : tree.elements()) {
      all.add(body.read(element));
    }
    return all;
  }

  private static UUID uuid(JsonTree tree) throws IOException {
    return VmUuid.parse(tree.text())
        .orElseThrow(() -> new IOException("'%s' is no UUID".formatted(tree.place())));
  }

  private static Optional<Installation> installation(JsonTree tree) throws IOException {
    return tree.isNull()
        ? Optional.empty()
        : Optional.of(
            new Installation(
                tree.at("root").text(), text(tree, "version").flatMap(Version::parse)));
  }

  private static Service service(JsonTree tree) throws IOException {
    return new Service(tree.at("name").text(), tree.at("state").text(), tree.at("running").truth());
  }

  private static Certificate certificate(JsonTree tree) throws IOException {
    return new Certificate(
        tree.at("path").text(),
        tree.at("subject").text(),
        tree.at("serial").text(),
        instant(tree.at("not_before")),
        instant(tree.at("not_after")),
        tree.at("authority").truth());
  }

  private static Instant instant(JsonTree tree) throws IOException {
    try {
      return Instant.parse(tree.text());
    } catch (DateTimeException damaged) {
      throw new IOException("'%s' is no time".formatted(tree.place()), damaged);
    }
  }

  private static SerialDevice device(JsonTree tree) throws IOException {
    return new SerialDevice(
        tree.at("path").text(),
        tree.at("present").truth(),
        reading(tree, "holders", all -> list(all, GuestRecordReader::holder)),
        reading(tree, "speaks", JsonTree::truth));
  }

  private static Holder holder(JsonTree tree) throws IOException {
    return new Holder(tree.at("pid").number(), tree.at("command").text(), tree.at("agent").truth());
  }

  private static Connection connection(JsonTree tree) throws IOException {
    return new Connection(
        tree.at("host").text(), (int) tree.at("port").number(), tree.at("connected").truth());
  }

  private static Prerequisite prerequisite(JsonTree tree) throws IOException {
    return new Prerequisite(
        tree.at("name").text(), reading(tree, "met", JsonTree::truth), tree.at("found").text());
  }
}
