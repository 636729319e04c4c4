package ncc.source.guest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

/// Writes `guest.json` as [GuestRecordReader] reads it: each thing as `seen` or, with the reason,
/// as `unseen`.
final class GuestRecordText {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private GuestRecordText(JsonGenerator json) {
    this.json = json;
  }

  /// Writes a value.
  private interface Body<T> {
    void write(T value) throws IOException;
  }

  static void write(GuestRecord guest, OutputStream out) throws IOException {
    try (var json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      new GuestRecordText(json).record(guest);
    }
  }

  private void record(GuestRecord record) throws IOException {
    var guest = record.guest();
    json.writeStartObject();
    json.writeStringField("guest", guest.name());
    optional("os", guest.os());
    optional("vip", record.vip());
    optional("dsip", record.dsip());
    reading("system_uuid", guest.identity().systemUuid(), this::uuid);
    reading("ngt_uuid", guest.identity().ngtUuid(), this::uuid);
    reading("installation", guest.installation(), this::installation);
    reading("services", guest.services(), all -> list(all, this::service));
    reading("certificates", guest.certificates(), all -> list(all, this::certificate));
    reading("serial_devices", guest.serialDevices(), all -> list(all, this::device));
    reading("iso_inserted", guest.isoInserted(), json::writeBoolean);
    reading("connections", guest.connections(), all -> list(all, this::connection));
    json.writeFieldName("prerequisites");
    list(guest.prerequisites(), this::prerequisite);
    json.writeFieldName("keys");
    list(guest.keys(), json::writeString);
    json.writeEndObject();
  }

  private void optional(String key, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(key, value.get());
    }
  }

  private <T> void reading(String key, Reading<T> reading, Body<T> body) throws IOException {
    json.writeObjectFieldStart(key);
    switch (reading) {
      case Seen<T>(var value) -> {
        json.writeFieldName("seen");
        body.write(value);
      }
      case Unseen<T>(var why) -> json.writeStringField("unseen", why);
    }
    json.writeEndObject();
  }

  private <T> void list(List<T> all, Body<T> body) throws IOException {
    json.writeStartArray();
    for (T one : all) {
      body.write(one);
    }
    json.writeEndArray();
  }

  private void uuid(UUID uuid) throws IOException {
    json.writeString(uuid.toString());
  }

  /// Nothing for: nowhere.
  private void installation(Optional<Installation> found) throws IOException {
    if (found.isEmpty()) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("root", found.get().root());
    optional("version", found.get().version().map(version -> version.text()));
    json.writeEndObject();
  }

  private void service(Service service) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", service.name());
    json.writeStringField("state", service.state());
    json.writeBooleanField("running", service.running());
    json.writeEndObject();
  }

  private void certificate(Certificate certificate) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", certificate.path());
    json.writeStringField("subject", certificate.subject());
    json.writeStringField("serial", certificate.serial());
    json.writeStringField("not_before", certificate.notBefore().toString());
    json.writeStringField("not_after", certificate.notAfter().toString());
    json.writeBooleanField("authority", certificate.authority());
    json.writeEndObject();
  }

  private void device(SerialDevice device) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", device.path());
    json.writeBooleanField("present", device.present());
    reading("holders", device.holders(), all -> list(all, this::holder));
    reading("speaks", device.speaks(), json::writeBoolean);
    json.writeEndObject();
  }

  private void holder(Holder holder) throws IOException {
    json.writeStartObject();
    json.writeNumberField("pid", holder.pid());
    json.writeStringField("command", holder.command());
    json.writeBooleanField("agent", holder.agent());
    json.writeEndObject();
  }

  private void connection(Connection connection) throws IOException {
    json.writeStartObject();
    json.writeStringField("host", connection.host());
    json.writeNumberField("port", connection.port());
    json.writeBooleanField("connected", connection.connected());
    json.writeEndObject();
  }

  private void prerequisite(Prerequisite prerequisite) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", prerequisite.name());
    reading("met", prerequisite.met(), json::writeBoolean);
    json.writeStringField("found", prerequisite.found());
    json.writeEndObject();
  }
}
