package ncc.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Vm;

/// What `nutanix_guest_tools_cli list_vm_tools_entities` prints: protobuf text in which strings are
/// C-escaped byte by byte.
public final class GuestToolsText {
  private GuestToolsText() {}

  /// With `include_vm_info=true`: every VM with what its agent said of itself.
  public static void write(Capture capture, Appendable out) throws IOException {
    list(capture, true, out);
  }

  /// Without: what the cluster knows by itself.
  public static void withoutVmInfo(Capture capture, Appendable out) throws IOException {
    list(capture, false, out);
  }

  /// With `vm_name=`: the fields of that VM alone, in no block.
  ///
  /// @param vmInfo `include_vm_info=true` was given
  public static void alone(Vm vm, boolean vmInfo, Appendable out) throws IOException {
    fields(vm, vmInfo, out);
  }

  private static void list(Capture capture, boolean vmInfo, Appendable out) throws IOException {
    for (Vm vm : capture.ngtVms()) {
      out.append("vm_uuid_vec: \"").append(vm.uuid().toString()).append("\"\n");
    }
    for (Vm vm : capture.ngtVms()) {
      out.append("vm_info_vec {\n");
      fields(vm, vmInfo, out);
      out.append("}\n");
    }
  }

  private static void fields(Vm vm, boolean vmInfo, Appendable out) throws IOException {
    out.append("  vm_uuid: \"").append(vm.uuid().toString()).append("\"\n");
    out.append("  vm_name: \"").append(escaped(vm.name())).append("\"\n");
    known(out, "guest_tools_enabled", vm.get(NgtEnabled.class).map(NgtEnabled::enabled));
    known(out, "tools_mounted", vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted));
    out.append("  capabilities { vss_snapshot: true file_level_restore: true }\n");
    known(
        out,
        "communication_type",
        vm.get(NgtCommunication.class).map(NgtCommunication::type).map(GuestToolsText::word));
    known(out, "communication_link_active", vm.get(NgtLink.class).map(NgtLink::active));
    known(
        out,
        "communication_link_over_serial_port_active",
        vm.get(NgtSerialLink.class).map(NgtSerialLink::active));
    out.append("  client_certificates_generated: true\n");
    if (vmInfo) {
      out.append("  vm_info {").append(agent(vm)).append(" }\n");
    }
  }

  private static String agent(Vm vm) {
    return vm.get(NgtInstalledVersion.class)
            .map(NgtInstalledVersion::version)
            .map(version -> " ngt_version: \"" + version + "\"" + installation(vm))
            .orElse("")
        + vm.get(GuestOs.class)
            .map(GuestOs::name)
            .map(os -> " guest_os_version: \"" + escaped(os) + "\"")
            .orElse("")
        + vm.get(CertificateExpiry.class)
            .map(CertificateExpiry::notAfter)
            .map(notAfter -> " client_cert_expiry_date: " + notAfter.getEpochSecond())
            .orElse("");
  }

  /// All of it: VSS in Windows, scripts in Linux.
  private static String installation(Vm vm) {
    boolean isWindows =
        vm.get(GuestOs.class).filter(os -> os.name().startsWith("windows")).isPresent();
    return " is_installation_complete: true vss_installed: %s backup_scripts_installed: %s"
        .formatted(isWindows, !isWindows);
  }

  private static String word(CommunicationType type) {
    return switch (type) {
      case IP_BASED -> "kIpBased";
      case FALLBACK_TO_IP -> "kFallbackToIP";
    };
  }

  private static void known(Appendable out, String key, Optional<?> value) throws IOException {
    if (value.isPresent()) {
      out.append("  ").append(key).append(": ").append(value.get().toString()).append("\n");
    }
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(UTF_8)) {
      switch (b) {
        case '"', '\'', '\\' -> escaped.append('\\').append((char) b);
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        default -> append(escaped, b);
      }
    }
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, byte b) {
    if (b >= ' ' && b < 0x7f) {
      escaped.append((char) b);
    } else {
      escaped.append("\\%03o".formatted(b & 0xff));
    }
  }
}
