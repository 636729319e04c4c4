package ncc.source.capture;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the commands of one small cluster printed, by the name of the file in a capture.
final class CapturedTexts {
  private static final String PAYROLL = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final String BUILD = "bbbbbbbb-0000-4000-8000-000000000002";

  static final String GUEST_TOOLS =
      """
      vm_uuid_vec: "aaaaaaaa-0000-4000-8000-000000000001"
      vm_uuid_vec: "bbbbbbbb-0000-4000-8000-000000000002"
      vm_info_vec {
        vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001"
        vm_name: "給与 payroll"
        guest_tools_enabled: true
        communication_link_active: true
        vm_info { ngt_version: "4.1" client_cert_expiry_date: 1800000000 }
      }
      vm_info_vec { vm_uuid: "bbbbbbbb-0000-4000-8000-000000000002" vm_name: "build" }
      """;
  static final String NGT_LIST = row(PAYROLL, "給与 payroll", true) + row(BUILD, "build", false);
  static final String VMS_ON =
      "VM name       VM UUID\n給与 payroll  " + PAYROLL + "\nbuild         " + BUILD + "\n";
  static final String CLUSTER_INFO =
      """

          Cluster Id                : 00061111-2222-3333-4444-000000000000::1234567890123456789
          Cluster Uuid              : 00061111-2222-3333-4444-000000000000
          Cluster Name              : osaka 大阪
          Cluster Version           : 6.8.1
          External IP address       : 198.51.100.7
          External Data Services... : 198.51.100.8
          NCC Version               : ncc-5.0.0
      """;
  static final String SERVICES =
      """

      Status   Name               DisplayName
      ------   ----               -----------
      Running  Nutanix Guest A... Nutanix Guest Tools Agent
      Stopped  Nutanix Self Se... Nutanix Self service Restore Gateway

      """;
  static final String CONNECTION =
      """

      ComputerName     : vip.example
      RemoteAddress    : 198.51.100.7
      RemotePort       : 2074
      TcpTestSucceeded : True

      """;

  private static final String CLUSTERS =
      """
      {"data": [{"extId": "00061111-2222-3333-4444-000000000000", "name": "osaka 大阪",
        "config": {"clusterFunction": ["AOS"]}}]}
      """;
  private static final String V4_VMS =
      """
      {"data": [{"extId": "aaaaaaaa-0000-4000-8000-000000000001", "name": "給与 payroll",
        "cluster": {"extId": "00061111-2222-3333-4444-000000000000"},
        "guestTools": {"isReachable": true}}]}
      """;
  private static final String V1_GUEST_TOOLS =
      """
      [{"vmId": "00061111-2222-3333-4444-000000000000::aaaaaaaa-0000-4000-8000-000000000001",
        "vmName": "給与 payroll", "enabled": true, "communicationLinkActive": true}]
      """;

  private static final String UNITS =
      """
        UNIT                             LOAD   ACTIVE SUB     DESCRIPTION
        ngt_guest_agent.service          loaded active running Starts, stops Nutanix Guest Agent.
        ngt_self_service_restore.service loaded active running Starts, stops Self Service Restore

      2 loaded units listed.
      """;
  private static final String TRIED = "Connection to 192.0.2.50 2074 port [tcp/*] succeeded!\n";

  /// In the order of [CaptureFile].
  static final Map<String, String> ALL = all();

  private CapturedTexts() {}

  private static Map<String, String> all() {
    var all = new LinkedHashMap<String, String>();
    all.put("nutanix_guest_tools_cli.txt", GUEST_TOOLS);
    all.put(
        "cvm_config/nutanix_guest_tools_cli.txt",
        "header\n[stdout]:\n" + GUEST_TOOLS + "\n[stderr]:\n");
    all.put("prism_v4_vms_0000.json", V4_VMS);
    all.put("prism_v1_guest_tools.json", V1_GUEST_TOOLS);
    all.put("ncli_ngt_list.txt", NGT_LIST);
    all.put("acli_vm_list_on.txt", VMS_ON);
    all.put("acli_vm_list_off.txt", VMS_ON);
    all.put("ncli_cluster_info.txt", CLUSTER_INFO);
    all.put("prism_v4_clusters.json", CLUSTERS);
    all.put("get_service.txt", SERVICES);
    all.put("test_netconnection_vip.txt", CONNECTION);
    all.put("systemctl.txt", UNITS);
    all.put("nc_vip.txt", TRIED);
    return all;
  }

  private static String row(String uuid, String name, boolean link) {
    return """
        VM Id                     : 00061111-2222-3333-4444-000000000000::%s
        VM Name                   : %s
        NGT Enabled               : true
        Tools ISO Mounted         : false
        Vss Snapshot              : true
        File Level Restore        : true
        Communication Link Active : %s

    """
        .formatted(uuid, name, link);
  }
}
