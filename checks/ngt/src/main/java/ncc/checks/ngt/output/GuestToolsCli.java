package ncc.checks.ngt.output;

import java.util.Optional;
import java.util.UUID;
import ncc.checks.ngt.fact.BackupScripts;
import ncc.checks.ngt.fact.FileRestoreEnabled;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.checks.ngt.fact.MacAddresses;
import ncc.checks.ngt.fact.NgtUuid;
import ncc.checks.ngt.fact.StaticIp;
import ncc.checks.ngt.fact.VssEnabled;
import ncc.checks.ngt.fact.VssInstalled;
import ncc.spi.inventory.Kind;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;

/// What else `nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true` prints of a VM.
public final class GuestToolsCli implements Output {
  private static final String INTERFACE = "vm_info/network_interfaces_info/";
  private static final Notation<String> MAC =
      new Notation<>(
          "a MAC address",
          "50:6b:8d:00:00:01",
          Notation.Token.TEXT,
          Optional.of(Kind.of("MAC_ADDRESS")),
          text -> Optional.of(MacAddresses.own(text)));
  private static final Notation<UUID> UUID_TEXT =
      Notation.of(
          "a UUID",
          "00000000-0000-4000-8000-000000000001",
          text ->
              Optional.of(UUID.fromString(text))
                  .filter(uuid -> uuid.toString().equalsIgnoreCase(text)));

  @Override
  public String file() {
    return "nutanix_guest_tools_cli.txt";
  }

  @Override
  public Ask ask() {
    return new Ask.Shared();
  }

  @Override
  public Optional<Layout> layout() {
    return Optional.of(
        Layout.further()
            .field("ngt_uuid", UUID_TEXT, NgtUuid::new)
            .harmless("capabilities/vss_snapshot", Notation.TRUTH, VssEnabled::new)
            .harmless("capabilities/file_level_restore", Notation.TRUTH, FileRestoreEnabled::new)
            .harmless("vm_info/is_installation_complete", Notation.TRUTH, InstallationComplete::new)
            .harmless("vm_info/vss_installed", Notation.TRUTH, VssInstalled::new)
            .harmless("vm_info/backup_scripts_installed", Notation.TRUTH, BackupScripts::new)
            .each(INTERFACE + "mac_address", MAC, MacAddresses::new)
            .eachHarmless(INTERFACE + "ipv4_info_vec/is_static_ip", Notation.TRUTH, StaticIp::new));
  }
}
