package ncc.source.capture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import ncc.source.capture.FurtherList.FeatureCount;
import ncc.source.capture.FurtherList.Features;
import ncc.source.capture.FurtherList.Fields;
import ncc.source.capture.FurtherList.Snapshots;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Vm;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.SourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a plugin reads of a list that ncc reads itself, in each list there is.
class FurtherFieldsTest {
  private static final UUID PAYROLL = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
  private static final UUID LEDGER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000002");

  @TempDir Path folder;

  private static Vm payroll(Inventory inventory) {
    return vm(inventory, PAYROLL);
  }

  private static Vm vm(Inventory inventory, UUID uuid) {
    return inventory.vms().stream().filter(vm -> vm.uuid().equals(uuid)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(FurtherList.class)
  void tellFactsOfTheVmsThatTheListHas(FurtherList list) throws IOException, SourceException {
    var inventory = list.read(folder, list.saying("true"), list.output());

    var vm = payroll(inventory);
    assertThat(vm.get(Snapshots.class)).contains(new Snapshots(true));
    assertThat(vm.get(Features.class)).contains(new Features(list.features));
    assertThat(vm.get(NgtLink.class)).contains(new NgtLink(true));
    assertThat(inventory.parts().getFirst().facts())
        .contains(FactType.of(Snapshots.class), FactType.of(Features.class));
    assertThat(inventory.caveats()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(FurtherList.class)
  void areNotReadWhereNobodyAsksForThem(FurtherList list) throws IOException, SourceException {
    var inventory = list.read(folder, list.saying("true"));

    assertThat(payroll(inventory).has(Snapshots.class)).isFalse();
    assertThat(inventory.parts().getFirst().facts()).doesNotContain(FactType.of(Snapshots.class));
  }

  /// A value of the wrong kind costs its own fact, and nothing else.
  @ParameterizedTest
  @EnumSource(FurtherList.class)
  void areLostAloneWhereAnotherValueStands(FurtherList list) throws IOException, SourceException {
    var inventory =
        list.read(folder, list.saying("\"soon\"".replace("\"", quote(list))), list.output());

    var vm = payroll(inventory);
    assertThat(vm.has(Snapshots.class)).isFalse();
    assertThat(vm.get(NgtLink.class)).contains(new NgtLink(true));
    assertThat(vm.get(Features.class)).contains(new Features(list.features));
    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
          assertThat(caveat.facts()).containsExactly(FactType.of(Snapshots.class));
          assertThat(caveat.vms()).containsExactly(PAYROLL);
          assertThat(caveat.toString()).contains("soon");
        });
  }

  private static String quote(FurtherList list) {
    return list == FurtherList.GROUPS ? "" : "\"";
  }

  /// What an object of a list lacks is told of it, and that it is there.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{}] | -",
        "[{\"other\": 7}] | -",
        "[{\"size\": null}, {\"size\": \"1\"}] | -, size",
        "[{\"size\": \"1\", \"image\": {\"id\": \"x\"}}, {\"image\": {}}] | image size, image",
        "[{\"image\": null, \"#\": \"size\"}] | -"
      })
  void tellWhatEachObjectOfAListHas(String disks, String members)
      throws IOException, SourceException {
    var layout =
        Layout.further()
            .each("disks/size", Notation.TEXT, _ -> new FeatureCount(0))
            .each("disks/image/id", Notation.TEXT, _ -> new FeatureCount(0))
            .eachHarmless("disks/#", Notation.TEXT, Features::new);
    var said =
        FurtherList.V4
            .saying("true")
            .replaceFirst("\"disks\": .*", Matcher.quoteReplacement("\"disks\": " + disks + ","));

    var inventory =
        FurtherList.V4.read(folder, said, new Fields(FurtherList.V4.file, Optional.of(layout)));

    assertThat(payroll(inventory).get(Features.class))
        .contains(new Features(Set.of(members.split(", "))));
  }

  /// A version that says nothing of it cannot tell it of any VM.
  @ParameterizedTest
  @EnumSource(
      value = FurtherList.class,
      names = {"GROUPS"},
      mode = EnumSource.Mode.EXCLUDE)
  void cannotBeToldByAListWithoutThem(FurtherList list) throws IOException, SourceException {
    var inventory = list.read(folder, list.withoutFlag(), list.output());

    assertThat(inventory.parts().getFirst().facts())
        .doesNotContain(FactType.of(Snapshots.class))
        .contains(FactType.of(NgtLink.class));
  }

  /// A block where a value belongs, and a value where a block does, hide what they should tell.
  @ParameterizedTest
  @CsvSource({
    "capabilities { snapshots: true }, capabilities { snapshots { } }, TEST_SNAPSHOTS",
    "capabilities { snapshots: true }, capabilities: true, TEST_SNAPSHOTS",
    "'vm_info { features: \"a\"', 'vm_info { features { }', TEST_FEATURES"
  })
  void areLostWhereSomethingElseStands(String field, String other, String fact)
      throws IOException, SourceException {
    var text = FurtherList.GUEST_TOOLS.saying("true");
    assertThat(text).contains(field);

    var inventory =
        FurtherList.GUEST_TOOLS.read(
            folder,
            text.replace(field, other).replace("features: \"b\"", "others: \"b\""),
            FurtherList.GUEST_TOOLS.output());

    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
          assertThat(caveat.facts()).extracting(FactType::id).containsExactly(fact);
        });
    assertThat(payroll(inventory).get(NgtLink.class)).contains(new NgtLink(true));
  }

  /// Of an agent that never reported, `vm_info` is empty in every version.
  @Test
  void mayBeToldWhereNoAgentHasReported() throws IOException, SourceException {
    var inventory =
        FurtherList.GUEST_TOOLS.read(
            folder,
            FurtherList.GUEST_TOOLS.saying("true").replaceAll("vm_info \\{.*\\}", "vm_info { }"),
            FurtherList.GUEST_TOOLS.output());

    assertThat(payroll(inventory).has(Features.class)).isFalse();
    assertThat(inventory.parts().getFirst().facts()).contains(FactType.of(Features.class));
  }

  @Test
  void saySeveralThingsInOneField() throws IOException, SourceException {
    var counting =
        new Fields(
            FurtherList.V4.file,
            Optional.of(
                Layout.further()
                    .each("disks/features", Notation.TEXT, Features::new)
                    .each("disks/features", Notation.TEXT, all -> new FeatureCount(all.size()))));

    var vm = payroll(FurtherList.V4.read(folder, FurtherList.V4.saying("true"), counting));

    assertThat(vm.get(FeatureCount.class)).contains(new FeatureCount(3));
    assertThat(vm.get(Features.class)).contains(new Features(Set.of("a", "b", "c")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"c\"", "[\"c\"]", "{}", "7"})
  void contradictThemselvesWhereTwoValuesStand(String second) throws IOException, SourceException {
    var once =
        new Fields(
            FurtherList.V4.file,
            Optional.of(
                Layout.further()
                    .field("disks/features", Notation.TEXT, one -> new Features(List.of(one)))));

    var inventory =
        FurtherList.V4.read(
            folder,
            FurtherList.V4
                .saying("true")
                .replace("[\"a\", \"b\"]", "\"a\"")
                .replace("[\"c\"]", second),
            once);

    assertThat(payroll(inventory).has(Features.class)).isFalse();
    assertThat(inventory.caveats()).hasSize(1);
  }

  /// What is said beside the guest tools holds of VMs without them, too.
  @Test
  void tellOfVmsWithoutGuestTools() throws IOException, SourceException {
    var other =
        """
        {"extId": "%s", "name": "ledger", "disks": [{"features": ["z"]}]},\
        """
            .formatted(LEDGER);

    var inventory =
        FurtherList.V4.read(
            folder,
            FurtherList.V4.saying("true").replace("\"data\": [", "\"data\": [" + other),
            FurtherList.V4.output());

    var ledger = vm(inventory, LEDGER);
    assertThat(ledger.has(NgtRegistration.class)).isFalse();
    assertThat(ledger.get(Features.class)).contains(new Features(Set.of("z")));
    assertThat(payroll(inventory).get(Features.class))
        .contains(new Features(Set.of("a", "b", "c")));
  }

  /// A VM of which the guest tools say nothing else is registered with them.
  @Test
  void registerWhereNothingElseIsSaid() throws IOException, SourceException {
    var text = FurtherList.V4.saying("true").replace(", \"isReachable\": true", "");

    assertThat(
            payroll(FurtherList.V4.read(folder, text, FurtherList.V4.output()))
                .has(NgtRegistration.class))
        .isTrue();
  }

  /// Of an attribute, values are at points in time, of which the first with any counts.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"values\": [\"a\"]}]                                | a",
        "[{\"values\": [\"a\", \"b\", \"c\"]}]                    | a b c",
        "[{\"values\": [\"a\", \"b\"]}, {\"values\": [\"z\"]}]    | a b",
        "[{\"values\": []}, {\"values\": [\"z\", \"y\"]}]         | z y"
      })
  void areAllValuesOfAnAttribute(String values, String expected)
      throws IOException, SourceException {
    var text = FurtherList.GROUPS.saying("true").replace("[{\"values\": [\"a\"]}]", values);
    var one = Layout.further().field("features", Notation.TEXT, Refused::new);
    var names = List.of(expected.split(" "));

    var many =
        FurtherList.GROUPS.read(
            folder,
            text,
            new Fields(
                FurtherList.GROUPS.file,
                Optional.of(Layout.further().each("features", Notation.TEXT, Features::new))));
    assertThat(payroll(many).get(Features.class)).contains(new Features(names));
    var first =
        FurtherList.GROUPS.read(
            folder, text, new Fields(FurtherList.GROUPS.file, Optional.of(one)));
    assertThat(payroll(first).get(Refused.class)).contains(new Refused(names.getFirst()));
  }

  /// A list that is there and empty tells that there are none; one that is not there, nothing.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"features\": []}]                       | 0",
        "[{\"features\": []}, {\"features\": []}]     | 0",
        "[{\"features\": []}, {\"features\": [\"a\"]}]  | 1",
        "[{\"features\": [\"a\"]}, {\"features\": []}]  | 1",
        "[{\"features\": [null]}]                   | -1",
        "[{\"features\": null}]                     | -1",
        "[{}]                                       | -1",
        "[]                                         | -1",
        "null                                       | -1"
      })
  void mayBeNone(String disks, int count) throws IOException, SourceException {
    var text =
        FurtherList.V4
            .saying("true")
            .replaceAll("\"disks\": .*", "\"disks\": " + Matcher.quoteReplacement(disks) + ",");
    var layout =
        Layout.further()
            .each("disks/features", Notation.TEXT, all -> new FeatureCount(all.size()))
            .each("disks/features", Notation.TEXT, all -> new Refused(all.getFirst()));

    var inventory =
        FurtherList.V4.read(folder, text, new Fields(FurtherList.V4.file, Optional.of(layout)));

    var vm = payroll(inventory);
    assertThat(vm.get(FeatureCount.class).map(FeatureCount::count).orElse(-1)).isEqualTo(count);
    assertThat(vm.has(Refused.class)).isEqualTo(count > 0);
    assertThat(inventory.caveats()).isEmpty();
  }

  @FactInfo(id = "TEST_REFUSED", title = "refused")
  record Refused(String text) implements Fact {
    Refused {
      switch (text) {
        case "exception" -> throw new IllegalStateException(text);
        case "linkage" -> throw new NoClassDefFoundError(text);
        case "overflow" -> throw new StackOverflowError(text);
        default -> {}
      }
    }
  }

  /// In whatever way a fact refuses a value, it costs that fact alone.
  @ParameterizedTest
  @ValueSource(strings = {"exception", "linkage", "overflow"})
  void areLostAloneWhereTheirFactFails(String text) throws IOException, SourceException {
    var layout = Layout.further().field("vm_info/state", Notation.TEXT, Refused::new);
    var list = FurtherList.GUEST_TOOLS;

    var inventory =
        list.read(
            folder,
            list.saying("true").replace("vm_info {", "vm_info { state: \"" + text + "\" "),
            new Fields(list.file, Optional.of(layout)));

    assertThat(payroll(inventory).get(NgtLink.class)).contains(new NgtLink(true));
    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(
            caveat -> assertThat(caveat.facts()).containsExactly(FactType.of(Refused.class)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 30})
  void mayStandAsDeepAsTheyAreDeclared(int depth) throws IOException, SourceException {
    var layout = Layout.further().field("in/".repeat(depth) + "state", Notation.TEXT, Refused::new);
    var list = FurtherList.GUEST_TOOLS;
    var blocks =
        "in { state: \"other\" ".repeat(depth - 1)
            + "in { state: \"deep\" }"
            + "}".repeat(depth - 1);

    var inventory =
        list.read(
            folder,
            list.saying("true").replace("vm_info {", blocks + " vm_info {"),
            new Fields(list.file, Optional.of(layout)));

    assertThat(payroll(inventory).get(Refused.class)).contains(new Refused("deep"));
  }

  /// So many values that adding each to a copy of those before would take minutes.
  @ParameterizedTest
  @EnumSource(
      value = FurtherList.class,
      names = {"GUEST_TOOLS", "V4"})
  void mayBeVeryMany(FurtherList list) throws IOException, SourceException {
    int many = 300_000;
    var all = IntStream.range(0, many).mapToObj(i -> "f" + i);
    var text =
        list == FurtherList.V4
            ? list.saying("true")
                .replace(
                    "[\"a\", \"b\"]",
                    all.map(one -> '"' + one + '"').collect(joining(",", "[", "]")))
            : list.saying("true")
                .replace(
                    "features: \"a\"",
                    all.map(one -> "features: \"" + one + "\"\n").collect(joining()));

    var features =
        payroll(list.read(folder, text, list.output())).get(Features.class).orElseThrow();

    assertThat(features.names()).contains("f0", "f" + (many - 1)).hasSize(many + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"guest_tools.txt", "ncli_cluster_info.txt", "prism_v4_esxi_vms.json"})
  void belongToAListThatThereIs(String file) {
    var output = new Fields(file, Optional.of(Layout.further()));

    assertThatThrownBy(() -> new CaptureSource().with(List.of(output)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + file + "' is no list of VMs that ncc reads itself")
        .hasMessageContaining("nutanix_guest_tools_cli.txt, prism_v4_vms.json");
  }

  /// What ncc takes itself no reader hands on: a field there would tell nothing, and nobody why.
  @ParameterizedTest
  @CsvSource({
    "prism_v4_vms.json, name, false",
    "prism_v4_vms.json, name/first, false",
    "prism_v4_vms.json, cluster/extId, false",
    "prism_v4_vms.json, guestTools, false",
    "prism_v4_vms.json, guestTools/isReachable, false",
    "prism_v4_vms.json, nutanixGuestTools/capabilities, false",
    "prism_v4_vms.json, guestTools/capabilities, true",
    "prism_v4_vms.json, disks/name, true",
    "prism_v3_vms.json, metadata/uuid, false",
    "prism_v3_vms.json, status/name, false",
    "prism_v3_vms.json, status/resources/power_state, false",
    "prism_v3_vms.json, status/resources/guest_tools, false",
    "prism_v3_vms.json, status/resources/guest_tools/vmware, false",
    "prism_v3_vms.json, status/resources/guest_tools/nutanix_guest_tools/state, false",
    "prism_v3_vms.json, status/resources/guest_tools/nutanix_guest_tools/dns_name, true",
    "prism_v3_vms.json, status/resources/memory_size_mib, true",
    "prism_v1_vms.json, vmName, false",
    "prism_v1_vms.json, nutanixGuestTools/enabled, false",
    "prism_v1_vms.json, nutanixGuestTools/applications/vss_snapshot, true",
    "prism_v1_vms.json, memoryCapacityInBytes, true",
    "prism_v1_guest_tools.json, vmId, false",
    "prism_v1_guest_tools.json, installedVersion, false",
    "prism_v1_guest_tools.json, unknownToNcc, true",
    "prism_v3_groups.json, ngt.enabled, true",
    "nutanix_guest_tools_cli.txt, ngt_uuid, true"
  })
  void standWhereNccTakesNothing(String file, String path, boolean isFree) {
    var layout = Layout.further().field(path, Notation.TEXT, Refused::new);
    var source = new CaptureSource();
    var output = new Fields(file, Optional.of(layout));

    if (isFree) {
      assertThat(source.with(List.of(output))).isNotNull();
    } else {
      assertThatThrownBy(() -> source.with(List.of(output)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + path + "' of '" + file + "' is read by ncc itself");
    }
  }
}
