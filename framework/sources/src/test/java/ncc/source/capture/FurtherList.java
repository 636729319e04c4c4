package ncc.source.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// A list with a VM of which the further fields say one thing or another.
@SuppressWarnings("ImmutableEnumChecker") // layouts hold what nobody changes
enum FurtherList {
  GUEST_TOOLS(
      "nutanix_guest_tools_cli.txt",
      """
      vm_uuid_vec: "aaaaaaaa-0000-4000-8000-000000000001"
      vm_info_vec {
        vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001"
        capabilities { snapshots: FLAG }
        communication_link_active: true
        vm_info { features: "a" nic { address { features: "b" } features: "c" } features: "b" }
      }
      """,
      Layout.further()
          .field("capabilities/snapshots", Notation.TRUTH, Snapshots::new)
          .each("vm_info/features", Notation.TEXT, Features::new),
      Set.of("a", "b")),
  V4(
      "prism_v4_vms.json",
      """
      {"data": [{"extId": "aaaaaaaa-0000-4000-8000-000000000001", "name": "payroll",
        "disks": [{"features": ["a", "b"]}, {"features": ["c"]}, {}],
        "guestTools": {"snapshots": FLAG, "isReachable": true}}]}
      """,
      Layout.further()
          .field("guestTools/snapshots", Notation.TRUTH, Snapshots::new)
          .each("disks/features", Notation.TEXT, Features::new),
      Set.of("a", "b", "c")),
  V3(
      "prism_v3_vms.json",
      """
      {"entities": [{"metadata": {"uuid": "aaaaaaaa-0000-4000-8000-000000000001"},
        "status": {"name": "payroll", "resources": {"guest_tools": {"nutanix_guest_tools":
          {"snapshots": FLAG, "is_reachable": true, "features": ["a"]}}}}}],
       "metadata": {"total_matches": 1}}
      """,
      Layout.further()
          .field(
              "status/resources/guest_tools/nutanix_guest_tools/snapshots",
              Notation.TRUTH,
              Snapshots::new)
          .each(
              "status/resources/guest_tools/nutanix_guest_tools/features",
              Notation.TEXT,
              Features::new),
      Set.of("a")),
  GROUPS(
      "prism_v3_groups.json",
      """
      {"filtered_entity_count": 1, "group_results": [{"entity_results": [
        {"entity_id": "aaaaaaaa-0000-4000-8000-000000000001", "data": [
          {"name": "ngt.communication_active", "values": [{"values": ["1"]}]},
          {"name": "features", "values": [{"values": ["a"]}]},
          {"name": "ngt.snapshots", "values": [{"values": ["FLAG"]}]}]}]}]}
      """,
      Layout.further()
          .field("ngt.snapshots", Notation.TRUTH, Snapshots::new)
          .each("features", Notation.TEXT, Features::new),
      Set.of("a")),
  V1_VMS(
      "prism_v1_vms.json",
      """
      {"entities": [{"uuid": "aaaaaaaa-0000-4000-8000-000000000001", "vmName": "payroll",
        "features": ["b"], "nutanixGuestTools":
          {"applications": {"snapshots": FLAG}, "communicationLinkActive": true}}]}
      """,
      Layout.further()
          .field("nutanixGuestTools/applications/snapshots", Notation.TRUTH, Snapshots::new)
          .each("features", Notation.TEXT, Features::new),
      Set.of("b")),
  V1_GUEST_TOOLS(
      "prism_v1_guest_tools.json",
      """
      [{"vmUuid": "aaaaaaaa-0000-4000-8000-000000000001", "vmName": "payroll",
        "features": ["b", "b"], "applications": {"snapshots": FLAG},
        "communicationLinkActive": true}]
      """,
      Layout.further()
          .field("applications/snapshots", Notation.TRUTH, Snapshots::new)
          .each("features", Notation.TEXT, Features::new),
      Set.of("b"));

  final String file;
  private final String text;
  final Layout layout;
  final Set<String> features;

  FurtherList(String file, String text, Layout layout, Set<String> features) {
    this.file = file;
    this.text = text;
    this.layout = layout;
    this.features = features;
  }

  Output output() {
    return new Fields(file, Optional.of(layout));
  }

  String saying(String flag) {
    return text.replace("FLAG", flag);
  }

  String withoutFlag() {
    return text.lines()
        .filter(line -> !line.contains("FLAG") || !line.contains("{\"name\""))
        .map(line ->
            line.replaceAll(
                "\"?(ngt\\.)?snapshots\"?: FLAG(, )?|\\{\"name\":"
                    + " \"ngt.snapshots\".*\\]\\}\\]\\}",
                ""))
        .reduce("", (all, line) -> all + line + "\n");
  }

  /// What a capture with this list alone tells.
  Inventory read(Path folder, String said, Output... outputs) throws IOException, SourceException {
    Files.writeString(folder.resolve(file), said);
    return new CaptureSource()
        .with(List.of(outputs))
        .read(SourceRequest.of(folder.toString(), InstantSource.fixed(Instant.EPOCH)))
        .getFirst();
  }

  @FactInfo(id = "TEST_SNAPSHOTS", title = "snapshots")
  record Snapshots(boolean enabled) implements Fact {}

  @FactInfo(id = "TEST_FEATURES", title = "features")
  record Features(Set<String> names) implements Fact {
    Features(List<String> names) {
      this(Set.copyOf(names));
    }
  }

  @FactInfo(id = "TEST_FEATURE_COUNT", title = "number of features")
  record FeatureCount(int count) implements Fact {}

  record Fields(String file, Optional<Layout> layout) implements Output {
    @Override
    public Ask ask() {
      return new Ask.Shared();
    }
  }
}
