package ncc.checks.ngt.output;

import java.util.Optional;
import java.util.UUID;
import ncc.checks.ngt.fact.BackupScripts;
import ncc.checks.ngt.fact.InstallationComplete;
import ncc.checks.ngt.fact.MacAddresses;
import ncc.checks.ngt.fact.NgtUuid;
import ncc.checks.ngt.fact.StaticIp;
import ncc.checks.ngt.fact.VssInstalled;
import ncc.spi.inventory.Kind;
import ncc.spi.source.Notation;

/// What else `nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true` prints of a VM.
public final class GuestToolsCli extends SharedOutput {
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

  public GuestToolsCli() {
    super(
        "nutanix_guest_tools_cli.txt",
        Capabilities.flagged("capabilities")
            .field("ngt_uuid", UUID_TEXT, NgtUuid::new)
            .harmless("vm_info/is_installation_complete", Notation.TRUTH, InstallationComplete::new)
            .harmless("vm_info/vss_installed", Notation.TRUTH, VssInstalled::new)
            .harmless("vm_info/backup_scripts_installed", Notation.TRUTH, BackupScripts::new)
            .each(INTERFACE + "mac_address", MAC, MacAddresses::new)
            .eachHarmless(INTERFACE + "ipv4_info_vec/is_static_ip", Notation.TRUTH, StaticIp::new));
  }
}
