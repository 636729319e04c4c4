package ncc.source.layout;

import java.time.Instant;
import java.util.Optional;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;
import ncc.spi.inventory.Kind;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;

/// A topic as a plugin brings one: volumes, and the volume of each VM.
public final class Volumes {
  public static final Kind VOLUME = Kind.of("VOLUME");

  public static final Output LIST =
      new Described("volume_list.txt", command("vctl list"), blocks());
  public static final Output PAGES =
      new Described("volumes.json", new Ask.PrismPath("/api/volumes/v4.x/config/volumes"), rows());
  public static final Output OF_VMS = new Described("vm_volumes.txt", command("vctl vms"), ofVms());

  private Volumes() {}

  @FactInfo(id = "VOLUME_SIZE", title = "size of the volume")
  public record Size(long bytes) implements Fact {
    public Size {
      if (bytes < 0) {
        throw new IllegalArgumentException("less than nothing");
      }
    }
  }

  @FactInfo(id = "VOLUME_SEALED", title = "seal of the volume")
  public record Sealed(boolean sealed) implements Fact {}

  @FactInfo(id = "VOLUME_SINCE", title = "age of the volume")
  public record Since(Instant time) implements Fact {}

  @FactInfo(id = "VOLUME_OWNER", title = "owner of the volume")
  public record Owner(String name) implements Fact {}

  @FactInfo(id = "VM_VOLUME", title = "volume of the VM")
  public record OfVm(String key) implements Fact {}

  /// An output as a plugin's class describes it.
  public record Described(String file, Ask ask, Optional<Layout> layout) implements Output {
    Described(String file, Ask ask, Layout layout) {
      this(file, ask, Optional.of(layout));
    }
  }

  private static Ask command(String line) {
    return new Ask.Command(line);
  }

  private static Layout blocks() {
    return Layout.blocks(VOLUME, "Uuid")
        .begin("Id")
        .name("Name")
        .harmless("Size", Notation.BYTES, Size::new)
        .harmless("Sealed", Notation.TRUTH, Sealed::new)
        .field("Owner", Notation.TEXT, Owner::new);
  }

  private static Layout rows() {
    return Layout.rows(VOLUME, "extId")
        .name("name")
        .cluster("clusterExtId")
        .harmless("usage/size", Notation.BYTES, Size::new)
        .harmless("sealed", Notation.TRUTH, Sealed::new)
        .harmless("usage/since", Notation.ISO_TIME, Since::new)
        .field("owner", Notation.TEXT, Owner::new);
  }

  private static Layout ofVms() {
    return Layout.blocks(Kind.VM, "VM")
        .name("Name")
        .field("Volume", Notation.nameOf(VOLUME), OfVm::new);
  }
}
