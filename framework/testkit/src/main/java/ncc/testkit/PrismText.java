package ncc.testkit;

import java.io.IOException;
import java.util.Optional;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Vm;

/// What Prism Element answers to `GET vms/guest_tools/` of its REST API v1: an array of guest
/// tools.
final class PrismText {
  private PrismText() {}

  static void write(Capture capture, Appendable out) throws IOException {
    out.append("[");
    var separator = "\n";
    for (Vm vm : capture.ngtVms()) {
      out.append(separator);
      entity(capture, vm, out);
      separator = ",\n";
    }
    out.append("\n]\n");
  }

  private static void entity(Capture capture, Vm vm, Appendable out) throws IOException {
    out.append("{\"vmId\": ").append(text(capture.clusterUuid() + "::" + vm.uuid()));
    out.append(", \"vmUuid\": ").append(text(vm.uuid().toString()));
    out.append(", \"vmName\": ").append(text(vm.name()));
    out.append(", \"enabled\": ")
        .append(literal(vm.get(NgtEnabled.class).map(NgtEnabled::enabled)));
    out.append(", \"applications\": {\"vss_snapshot\": true, \"file_level_restore\": true}");
    out.append(", \"toolsMounted\": ")
        .append(literal(vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted)));
    out.append(", \"installedVersion\": ")
        .append(text(vm.get(NgtInstalledVersion.class).map(NgtInstalledVersion::version)));
    out.append(", \"clusterVersion\": ")
        .append(text(vm.get(NgtLatestVersion.class).map(NgtLatestVersion::version)));
    out.append(", \"communicationLinkActive\": ")
        .append(literal(vm.get(NgtLink.class).map(NgtLink::active)));
    out.append(", \"toRemove\": false}");
  }

  private static String literal(Optional<Boolean> value) {
    return value.map(Object::toString).orElse("null");
  }

  private static String text(Optional<?> value) {
    return value.map(it -> text(it.toString())).orElse("null");
  }

  private static String text(String value) {
    var quoted = new StringBuilder(value.length() + 16).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
