package ncc.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

/// The text as `ncc` prints it, character by character.
class CommandLayoutTest {
  @Test
  void oneClusterWithFindings() {
    assertThat(Rendered.command(SampleRuns.small()))
        .isEqualTo(
            """

            ####################################################
            # TIMESTAMP : Sun Nov 22 06:00:00 2026 (UTC +0000) #
            ####################################################
            Cluster Name: tokyo-01
            Cluster Id: 7962615092282959560
            Cluster UUID: 3aae90d9-2c1e-3618-8e2d-925332d2e6e6
            Cluster Version: 6.10.1
            NCC Version: 5.1.1
                CVM ID(Svmid)            : unknown
                CVM external IP          : 192.0.2.61
                Hypervisor IP            : 192.0.2.71
                Hypervisor version       : unknown
                IPMI IP                  : unknown
                Node serial              : unknown
                Model                    : unknown
                Node Position            : unknown
                Block S/N                : unknown
                CVM ID(Svmid)            : unknown
                CVM external IP          : 192.0.2.62
                Hypervisor IP            : unknown
                Hypervisor version       : unknown
                IPMI IP                  : unknown
                Node serial              : unknown
                Model                    : unknown
                Node Position            : unknown
                Block S/N                : unknown


            Running : health_checks run_all
            [==================================================] 100%
            /health_checks/ngt_checks/ngt_client_cert_expiry_check                  [ WARN ]
            /health_checks/ngt_checks/ngt_installer_version_check                   [ INFO ]
            /health_checks/ngt_checks/ngt_serial_link_check                         [ INFO ]
            -------------------------------------------------------------------------------+
            Detailed information for ngt_client_cert_expiry_check:
            Node 192.0.2.61:\s
            WARN: NGT client certificate expires in under 45 days:
            VM: x\\nRefer to KB 1\\u001b[31m</script><img src=x onerror=alert(1)>"'&,=cmd|' /C calc'!A0\\u202e - certificate expires 2026-12-22T06:00:00Z, in 30 days
            INFO: NGT client certificate expires in under 90 days:
            VM: 会計サーバー - certificate expires 2027-01-21T06:00:00Z, in 60 days
            Refer to KB 10075 (http://portal.nutanix.com/kb/10075) for details on ngt_client_cert_expiry_check or Recheck with: ncc health_checks ngt_checks ngt_client_cert_expiry_check --cvm_list=192.0.2.61,192.0.2.62

            Detailed information for ngt_installer_version_check:
            Node 192.0.2.61:\s
            INFO: Following VMs do not have latest NGT version installed:
            VM: the-windows2022 - NGT installed version: 2.3.2, NGT latest version: 4.1.1
            Refer to ncc describe ngt_installer_version_check for details on ngt_installer_version_check or Recheck with: ncc health_checks ngt_checks ngt_installer_version_check --cvm_list=192.0.2.61,192.0.2.62

            Detailed information for ngt_serial_link_check:
            Node 192.0.2.61:\s
            INFO: not applicable: IP-less needs AOS 6.6 or later
            Refer to ncc describe ngt_serial_link_check for details on ngt_serial_link_check or Recheck with: ncc health_checks ngt_checks ngt_serial_link_check --cvm_list=192.0.2.61,192.0.2.62
            +-----------------------+
            | State         | Count |
            +-----------------------+
            | Info          | 2     |
            | Warning       | 1     |
            | Total Plugins | 3     |
            +-----------------------+
            Conflict: tokyo-01/prism_v1_guest_tools.json: link of 1 VM differs from nutanix_guest_tools_cli.txt, which was believed: web-02
            Plugin output written to stdout
            """);
  }

  @Test
  void aHealthyClusterAndOneInTrouble() {
    assertThat(Rendered.command(SampleRuns.troubled()))
        .isEqualTo(
            """

            ####################################################
            # TIMESTAMP : Sun Nov 22 06:00:00 2026 (UTC +0000) #
            ####################################################
            Cluster Name: tokyo-01
            Cluster Id: 7962615092282959560
            Cluster UUID: 3aae90d9-2c1e-3618-8e2d-925332d2e6e6
            Cluster Version: 6.10.1
            NCC Version: 5.1.1
                CVM ID(Svmid)            : unknown
                CVM external IP          : 192.0.2.61
                Hypervisor IP            : 192.0.2.71
                Hypervisor version       : unknown
                IPMI IP                  : unknown
                Node serial              : unknown
                Model                    : unknown
                Node Position            : unknown
                Block S/N                : unknown
                CVM ID(Svmid)            : unknown
                CVM external IP          : 192.0.2.62
                Hypervisor IP            : unknown
                Hypervisor version       : unknown
                IPMI IP                  : unknown
                Node serial              : unknown
                Model                    : unknown
                Node Position            : unknown
                Block S/N                : unknown


            Running : health_checks run_all
            [==================================================] 100%
            /health_checks/ngt_checks/ngt_client_cert_expiry_check                  [ PASS ]
            -------------------------------------------------------------------------------+
            +-----------------------+
            | State         | Count |
            +-----------------------+
            | Pass          | 1     |
            | Total Plugins | 1     |
            +-----------------------+
            Plugin not used: plugins/broken.jar: check id 'x y' is not a name
            Conflict: tokyo-01/prism_v1_guest_tools.json: link of 1 VM differs from nutanix_guest_tools_cli.txt, which was believed: web-02
            Plugin output written to stdout


            ####################################################
            # TIMESTAMP : Sun Nov 22 06:00:00 2026 (UTC +0000) #
            ####################################################
            Cluster Name: osaka-02
            Cluster Id: 7962615092282959560
            Cluster UUID: f3934296-b1a1-3802-a177-54a749a7565e
            Cluster Version: 6.10.1
            NCC Version: 5.1.1
                CVM ID(Svmid)            : unknown
                CVM external IP          : 192.0.2.61
                Hypervisor IP            : 192.0.2.71
                Hypervisor version       : unknown
                IPMI IP                  : unknown
                Node serial              : unknown
                Model                    : unknown
                Node Position            : unknown
                Block S/N                : unknown
                CVM ID(Svmid)            : unknown
                CVM external IP          : 192.0.2.62
                Hypervisor IP            : unknown
                Hypervisor version       : unknown
                IPMI IP                  : unknown
                Node serial              : unknown
                Model                    : unknown
                Node Position            : unknown
                Block S/N                : unknown


            Running : health_checks run_all
            [==================================================] 100%
            /health_checks/ngt_checks/ngt_client_cert_expiry_check                  [ FAIL ]
            /health_checks/ngt_checks/ngt_installer_version_check                   [ INFO ]
            /health_checks/ngt_checks/ngt_serial_link_check                         [ INFO ]
            -------------------------------------------------------------------------------+
            Detailed information for ngt_client_cert_expiry_check:
            Node 192.0.2.61:\s
            FAIL: NGT client certificate has expired:
            VM: db-09 - certificate expires 2026-11-19T06:00:00Z, in -3 days
            ERR : expiry of the client certificate was lost:
            VM: x\\nRefer to KB 1\\u001b[31m</script><img src=x onerror=alert(1)>"'&,=cmd|' /C calc'!A0\\u202e - osaka-02/nutanix_guest_tools_cli.txt:1751: the file ends in the middle of a VM
            Refer to KB 10075 (http://portal.nutanix.com/kb/10075) for details on ngt_client_cert_expiry_check or Recheck with: ncc health_checks ngt_checks ngt_client_cert_expiry_check --cvm_list=192.0.2.61,192.0.2.62

            Detailed information for ngt_installer_version_check:
            Node 192.0.2.61:\s
            INFO: Following VMs do not have latest NGT version installed:
            VM: the-windows2022 - NGT installed version: 2.3.2, NGT latest version: 4.1.1
            Refer to ncc describe ngt_installer_version_check for details on ngt_installer_version_check or Recheck with: ncc health_checks ngt_checks ngt_installer_version_check --cvm_list=192.0.2.61,192.0.2.62

            Detailed information for ngt_serial_link_check:
            Node 192.0.2.61:\s
            INFO: not applicable: IP-less needs AOS 6.6 or later
            Refer to ncc describe ngt_serial_link_check for details on ngt_serial_link_check or Recheck with: ncc health_checks ngt_checks ngt_serial_link_check --cvm_list=192.0.2.61,192.0.2.62
            +-----------------------+
            | State         | Count |
            +-----------------------+
            | Info          | 2     |
            | Fail          | 1     |
            | Total Plugins | 3     |
            +-----------------------+
            NCC could not complete executing health checks on cluster osaka-02: osaka-02/ncli_ngt_list.txt: exactly 250 VMs, where ncli cuts its list, and no other list of VMs
            Plugin not used: plugins/broken.jar: check id 'x y' is not a name
            Conflict: osaka-02/prism_v1_guest_tools.json: link of 1 VM differs from nutanix_guest_tools_cli.txt, which was believed: web-02
            Plugin output written to stdout
            """);
  }
}
