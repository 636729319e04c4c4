package ncc.source.anonymous;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import ncc.source.cvm.FurtherBlocks;
import ncc.source.cvm.GuestToolsText;
import ncc.source.partial.FieldTree;
import ncc.source.partial.FurtherFields;
import ncc.source.pbtxt.PbtxtException;
import ncc.source.pbtxt.PbtxtReader;
import ncc.spi.source.Notation.Token;

/// Copies what `nutanix_guest_tools_cli` prints, without the log and the prompts around it. Blocks
/// keep their places, damage stays damage.
final class GuestToolsCopy {
  private static final String ENTITY = "vm_info_vec";
  private static final Set<String> BLOCKS = Set.of(ENTITY, "vm_info", "capabilities");
  private static final Map<String, Treatment> FIELDS =
      Map.ofEntries(
          Map.entry("vm_uuid_vec", Treatment.ID),
          Map.entry("ngt_uuid", Treatment.ID),
          Map.entry("system_uuid", Treatment.ID),
          Map.entry("vm_uuid", Treatment.ID),
          Map.entry("vm_name", Treatment.VM_NAME),
          Map.entry("guest_tools_enabled", Treatment.FLAG),
          Map.entry("tools_mounted", Treatment.FLAG),
          Map.entry("vss_snapshot", Treatment.FLAG),
          Map.entry("file_level_restore", Treatment.FLAG),
          Map.entry("communication_type", Treatment.WORD),
          Map.entry("communication_link_active", Treatment.FLAG),
          Map.entry("communication_link_over_serial_port_active", Treatment.FLAG),
          Map.entry("client_certificates_generated", Treatment.FLAG),
          Map.entry("ngt_version", Treatment.VERSION),
          Map.entry("guest_os_type", Treatment.WORD),
          Map.entry("guest_os_version", Treatment.GUEST_OS),
          Map.entry("is_windows_server_os", Treatment.FLAG),
          Map.entry("is_64_bit", Treatment.FLAG),
          Map.entry("is_installation_complete", Treatment.FLAG),
          Map.entry("client_cert_expiry_date", Treatment.FLAG));

  private final GuestToolsText text;
  private final PbtxtReader reader;
  private final Writer out;
  private final Pseudonyms pseudonyms;
  private final FurtherBlocks further;

  /// How many blocks enclose the fields of the entity at hand.
  private int entity;

  private GuestToolsCopy(
      GuestToolsText text, Writer out, Pseudonyms pseudonyms, FurtherFields further) {
    this.text = text;
    this.reader = text.reader();
    this.out = out;
    this.pseudonyms = pseudonyms;
    this.further = new FurtherBlocks(further);
  }

  static AnonymousCopy of(FurtherFields further) {
    return (in, out, pseudonyms) -> copy(in, out, pseudonyms, further);
  }

  private static void copy(
      InputStream in, OutputStream to, Pseudonyms pseudonyms, FurtherFields further)
      throws IOException {
    var text = new GuestToolsText(in);
    var out = new BufferedWriter(new OutputStreamWriter(to, UTF_8));
    new GuestToolsCopy(text, out, pseudonyms, further).copy();
    if (text.loss().isPresent()) {
      out.write(Damage.MARK);
    }
    out.flush();
  }

  private void copy() throws IOException {
    boolean isMore = true;
    while (isMore) {
      isMore = isCopiedToEnd() ? text.nextOutput() : text.resume();
    }
  }

  /// Copies on; false when damage stopped it before the end.
  private boolean isCopiedToEnd() throws IOException {
    try {
      for (var event = text.next(); event != PbtxtReader.Event.END; event = text.next()) {
        switch (event) {
          case OPEN -> open();
          case CLOSE -> out.write("}\n");
          case SCALAR -> scalar();
          case END -> {}
        }
      }
      return true;
    } catch (PbtxtException _) {
      out.write(Damage.MARK);
      return false;
    }
  }

  private void open() throws IOException {
    boolean isEntity = reader.name().equals(ENTITY);
    entity = isEntity ? reader.depth() : entity;
    boolean isFurther = !isEntity && further.enter(reader.depth() - entity, reader.name());
    boolean isKnown = isFurther || BLOCKS.contains(reader.name());
    out.write(isKnown ? reader.name() : Pseudonyms.REDACTED);
    out.write(" {\n");
  }

  private void scalar() throws IOException {
    var field = further.at(reader.depth() - entity, reader.name());
    if (field != null && !field.isObject() && !FIELDS.containsKey(reader.name())) {
      further(field);
    } else {
      known();
    }
  }

  private void further(FieldTree field) throws IOException {
    var told = FieldCopy.told(field.own(), reader.text().strip(), pseudonyms);
    out.write(told.isEmpty() ? Pseudonyms.REDACTED : reader.name());
    boolean isBare = field.token() != Token.TEXT && !told.isEmpty();
    out.write(isBare ? ": " + told + '\n' : ": \"" + told + "\"\n");
  }

  private void known() throws IOException {
    var treatment = FIELDS.getOrDefault(reader.name(), Treatment.UNKNOWN);
    out.write(treatment == Treatment.UNKNOWN ? Pseudonyms.REDACTED : reader.name());
    out.write(": ");
    var told = treatment.told(reader.text(), pseudonyms);
    boolean isBare = treatment == Treatment.FLAG || treatment == Treatment.WORD;
    out.write(isBare && !told.isEmpty() ? told : '"' + told + '"');
    out.write('\n');
  }
}
