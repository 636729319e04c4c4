package ncc.source.anonymous;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever a VM is called, its name does not get through.
class AnonymousCopyPropertyTest {
  private static final String VM = "aaaaaaaa-0000-4000-8000-00000000beef";
  private static final String CLUSTER = "00061111-2222-3333-4444-00000000cafe";
  private static final String MARK = "Zq7";
  private static final List<String> FILES =
      List.of(
          "nutanix_guest_tools_cli.txt",
          "ncli_ngt_list.txt",
          "ncli_cluster_info.txt",
          "acli_vm_list_on.txt",
          "prism_v1_guest_tools.json",
          "prism_v1_vms_0000.json",
          "prism_v1_alerts_0000.json",
          "prism_v1_cluster.json",
          "prism_v3_groups_0000.json",
          "prism_v3_vms_0000.json",
          "prism_v4_vms_0000.json",
          "prism_v4_clusters_0000.json");

  @Property(tries = 300)
  void noNameNoUuidNoAddressGetsThrough(
      @ForAll("files") String file, @ForAll("names") String name, @ForAll int cut)
      throws IOException {
    var whole = text(file, name).getBytes(UTF_8);
    int length = cut % 3 == 0 ? Math.floorMod(cut, whole.length) : whole.length;
    var copy = copied(file, java.util.Arrays.copyOf(whole, length));
    assertThat(copy.toLowerCase(Locale.ROOT))
        .doesNotContain(
            MARK.toLowerCase(Locale.ROOT),
            VM,
            CLUSTER,
            "00000000beef",
            "00000000cafe",
            "203.0.113.",
            "2001:db8");
    for (String spelling : List.of(name, json(name), name.strip())) {
      assertThat(copy).doesNotContain('"' + spelling + '"').doesNotContain(": " + spelling + "\n");
    }
  }

  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of(FILES);
  }

  /// Names that look like something else, around a mark that is looked for.
  @Provide
  Arbitrary<String> names() {
    var alone =
        Arbitraries.of(
            "true1",
            "kIpBased2",
            "127",
            "4.1.1.1.1.1",
            "enabled?",
            VM,
            CLUSTER + "::" + VM,
            "203.0.113.77",
            "2001:db8::77");
    var around =
        Arbitraries.of(
            MARK,
            "a : " + MARK,
            "\" , \"x\": \"" + MARK,
            "\"\n  vm_uuid: \"" + MARK,
            "x\nVM Name : " + MARK,
            "x\nNGT Enabled               : " + MARK,
            "x\n    Whatever                  : " + MARK,
            "\\" + MARK + "\\u0041\\x41\\101",
            "}{[" + MARK + "]",
            "会計" + MARK + "💾\u2028\u0085",
            "vm_info_vec { vm_name: '" + MARK + "' }",
            "\n[stderr]:\n" + MARK,
            "I20250428 15:52:24.000553Z " + MARK,
            "<!-- # " + MARK + " ' -->",
            "\r" + MARK + "\t");
    return Arbitraries.oneOf(alone, around);
  }

  private static String copied(String file, byte[] original) throws IOException {
    var out = new ByteArrayOutputStream();
    AnonymousCopy.of(file)
        .orElseThrow()
        .copy(new ByteArrayInputStream(original), out, new Pseudonyms());
    return out.toString(UTF_8);
  }

  private static String text(String file, String name) {
    return switch (file) {
      case "nutanix_guest_tools_cli.txt" -> guestTools(name);
      case "ncli_ngt_list.txt" -> ngtList(name);
      case "ncli_cluster_info.txt" -> clusterInfo(name);
      case "acli_vm_list_on.txt" -> "VM name  VM UUID\n" + name + "  " + VM + "\n" + name;
      default -> json(file, json(name));
    };
  }

  private static String guestTools(String name) {
    return """
    I20250428 15:52:24.000553Z %3$s
    vm_uuid_vec: "%1$s"
    vm_info_vec {
      vm_uuid: "%1$s"
      vm_name: "%2$s"
      owner: "%2$s"
      %3$s_block { %3$s_field: "%2$s" }
      guest_tools_enabled: "%3$s"
      communication_type: "%3$s"
      vm_info {
        ngt_version: "%3$s"
        guest_os_version: "%3$s"
        network_interfaces_info { mac_address: "%3$s" ipv4_info_vec { ip_address: "203.0.113.9" } }
      }
    }
    """
        .formatted(VM, json(name), MARK);
  }

  private static String ngtList(String name) {
    return """

        VM Id                     : %s::%s
        VM Name                   : %s
        NGT Enabled               : true
        Tools ISO Mounted         : %s
        Owner                     : %s
        Communication Link Active : true
    """
        .formatted(CLUSTER, VM, name, MARK, name);
  }

  private static String clusterInfo(String name) {
    return """
        Cluster Id                : %1$s::8765
        Cluster Uuid              : %1$s
        Cluster Name              : %2$s
        Cluster Version           : %3$s
        Cluster Full Version      : %3$s
        External IP address       : 203.0.113.50
        Contact                   : %2$s
        External Data Services... : 2001:db8::51
        NCC Version               : %3$s
    """
        .formatted(CLUSTER, name, MARK);
  }

  private static String json(String file, String name) {
    var entity =
        """
        {"vmId": "%1$s::%2$s", "vmUuid": "%2$s", "uuid": "%2$s", "extId": "%2$s", "id": "%2$s",
         "name": "%3$s", "vmName": "%3$s", "enabled": "%4$s", "version": "%4$s",
         "description": "%3$s", "categories": {"%3$s": "%3$s"}, "href": "https://203.0.113.1/%3$s",
         "powerState": "%3$s", "guestTools": {"version": "%4$s", "guestOsVersion": "%4$s"},
         "cluster": {"extId": "%1$s", "name": "%3$s"}, "hostIp": {"ipv4": {"value": "203.0.113.8"}},
         "externalAddress": {"ipv6": {"value": "2001:db8::5"}},
         "contextTypes": ["vm_name", "%3$s"], "contextValues": ["%3$s", "%3$s"], "flags":
         [{"name": "%3$s", "value": "%4$s"}], "state": "%3$s", "entity_id": "%2$s",
         "data": [{"name": "vm_name", "values": [{"values": ["%3$s"]}]},
                  {"values": [{"values": ["%3$s"]}], "name": "ngt.%3$s"}]}
        """
            .formatted(CLUSTER, VM, name, MARK);
    return file.contains("groups")
        ? "{\"group_results\": [{\"entity_results\": [" + entity + "]}]}"
        : "{\"data\": [" + entity + "], \"entities\": [" + entity + "], \"" + name + "\": 1}";
  }

  private static String json(String name) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(name));
  }
}
