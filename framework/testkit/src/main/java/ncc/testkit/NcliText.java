package ncc.testkit;

import java.io.IOException;
import java.util.Optional;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Vm;

/// What `ncli` prints: a key padded to 25, ` : `, the value; blocks end in an empty line.
public final class NcliText {
  /// Where the real command cuts its list (guide, "NGT を有効にした仮想マシンが 250 台以上存在する場合").
  private static final int MOST_ROWS = 250;

  private NcliText() {}

  /// `ncli cluster info`.
  public static void clusterInfo(Capture capture, Appendable out) throws IOException {
    var cluster = capture.cluster();
    out.append("\n");
    line(out, "Cluster Id", capture.clusterUuid() + "::" + clusterNumber(capture));
    line(out, "Cluster Uuid", capture.clusterUuid().toString());
    line(out, "Cluster Name", cluster.name());
    known(out, "Cluster Version", cluster.get(AosVersion.class).map(AosVersion::version));
    known(out, "External IP address", cluster.vip());
    line(out, "Node Count", Integer.toString(cluster.nodes().size()));
    line(out, "External Data Services...", cluster.dsip().orElse(""));
    line(out, "Timezone", "Asia/Tokyo");
    line(out, "NCC Version", "ncc-5.1.1");
  }

  /// `ncli ngt list`, which stops at 250 VMs and does not say so.
  public static void ngtList(Capture capture, Appendable out) throws IOException {
    out.append("\n");
    int rows = 0;
    for (Vm vm : capture.ngtVms()) {
      if (rows++ == MOST_ROWS) {
        return;
      }
      ngtBlock(capture, vm, out);
    }
  }

  /// One VM of `ncli ngt list`, with the empty line after it.
  public static void ngtBlock(Capture capture, Vm vm, Appendable out) throws IOException {
    line(out, "VM Id", capture.clusterUuid() + "::" + vm.uuid());
    line(out, "VM Name", vm.name());
    known(out, "NGT Enabled", vm.get(NgtEnabled.class).map(NgtEnabled::enabled));
    known(out, "Tools ISO Mounted", vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted));
    line(out, "Vss Snapshot", "true");
    line(out, "File Level Restore", "true");
    known(out, "Communication Link Active", vm.get(NgtLink.class).map(NgtLink::active));
    out.append("\n");
  }

  private static String clusterNumber(Capture capture) {
    return Long.toUnsignedString(capture.clusterUuid().getLeastSignificantBits() >>> 1);
  }

  private static void known(Appendable out, String key, Optional<?> value) throws IOException {
    if (value.isPresent()) {
      line(out, key, value.get().toString());
    }
  }

  private static void line(Appendable out, String key, String value) throws IOException {
    out.append("    ").append(key).append(" ".repeat(25 - key.length()));
    out.append(" : ").append(value).append("\n");
  }
}
