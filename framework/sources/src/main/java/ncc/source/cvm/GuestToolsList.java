package ncc.source.cvm;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import ncc.source.partial.FurtherFields;
import ncc.source.pbtxt.PbtxtException;
import ncc.source.pbtxt.PbtxtReader;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Origin;
import ncc.spi.message.FileFault;

/// Reads what `nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true` prints:
/// protobuf text with one `vm_info_vec` block per VM registered with NGT, before them the UUID of
/// each as `vm_uuid_vec`. Asked for one VM by name, it prints the block's fields without the block.
///
/// The output as such is taken, or as a log bundle holds it (`[stdout]:`, `[stderr]:`). It is the
/// only source of the client certificate's expiry: `client_cert_expiry_date`, Unix seconds.
public final class GuestToolsList {
  /// What a capture calls it.
  public static final String FILE = "nutanix_guest_tools_cli.txt";

  /// What it can know.
  public static final Set<FactType> FACTS =
      Set.copyOf(
          FactType.setOf(
              NgtEnabled.class,
              NgtInstalledVersion.class,
              NgtLink.class,
              NgtCommunication.class,
              NgtSerialLink.class,
              CertificateExpiry.class,
              NgtIsoMounted.class,
              GuestOs.class));

  private final GuestToolsText text;
  private final GuestToolsEntities entities;

  private GuestToolsList(InputStream in, Origin origin, FurtherFields further) {
    this.text = new GuestToolsText(in);
    this.entities = new GuestToolsEntities(origin, text, further);
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  public static Inventory read(InputStream in, Origin origin) {
    return read(in, origin, FurtherFields.NONE);
  }

  /// The same with further fields.
  public static Inventory read(InputStream in, Origin origin, FurtherFields further) {
    return new GuestToolsList(in, origin, further).read();
  }

  private Inventory read() {
    try {
      boolean isMore = true;
      while (isMore) {
        isMore = isReadToEnd() ? text.nextOutput() : text.resume();
      }
      text.loss().ifPresent(why -> entities.damaged(text.lossLine(), why));
    } catch (IOException broken) {
      entities.damaged(text.line(), "reading failed: " + FileFault.reason(broken));
    }
    return entities.inventory();
  }

  /// Reads on; false when damage stopped it before the end.
  private boolean isReadToEnd() throws IOException {
    try {
      var event = text.next();
      while (event != PbtxtReader.Event.END) {
        entities.take(event);
        event = text.next();
      }
      entities.endOutput();
      return true;
    } catch (PbtxtException damage) {
      entities.damaged(text.line(damage), damage.reason());
      return false;
    }
  }
}
