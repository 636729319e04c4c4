package ncc.source.prism;

import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import ncc.source.anonymous.AnonymousCopy;
import ncc.source.anonymous.Pseudonyms;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Power;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A value of another kind in place of each that is read, from the answer itself down to a VM's
/// name: it is reported, and the VM never looks like one that is not registered with NGT. Marked by
/// `<` and `>` is what is replaced.
class WrongTypeTest {
  private static final List<String> NO_OBJECTS =
      List.of(
          "\"@{version=2.1.1; isReachable=False}\"", "\"\"", "7", "true", "false", "[]", "[{}]");
  private static final List<String> NO_LISTS =
      List.of("\"System.Object[]\"", "\"\"", "7", "true", "{}", "{\"a\": []}");

  private static final List<String> NO_TEXTS = List.of("7", "true", "[]", "[\"on\"]", "{}");
  private static final List<String> NO_FLAGS =
      List.of("\"perhaps\"", "\"true\"", "\"\"", "0", "1", "[]", "[true]", "{}");
  private static final List<String> NO_COUNTS =
      List.of("\"1\"", "\"many\"", "\"\"", "1.5", "-1", "1e99", "true", "[]", "{}");

  private static final String V1_VMS =
      """
      <{"metadata": <{"grandTotalEntities": <1>, "totalEntities": <1>}>, "entities": <[<{
        "uuid": <"aaaaaaaa-0000-4000-8000-000000000001">, "vmName": <"payroll">,
        "powerState": <"on">, "controllerVm": <false>,
        "nutanixGuestTools": <{"enabled": <true>, "toolsMounted": <false>, "toRemove": <false>,
          "installedVersion": <"4.1">, "clusterVersion": <"4.1">,
          "communicationLinkActive": <false>}>}>]>}>
      """;
  private static final String V1_GUEST_TOOLS =
      """
      [<{"vmUuid": <"aaaaaaaa-0000-4000-8000-000000000001">, "vmName": <"payroll">,
        "enabled": <true>, "toolsMounted": <false>, "toRemove": <false>,
        "installedVersion": <"4.1">, "clusterVersion": <"4.1">,
        "communicationLinkActive": <false>}>]
      """;
  private static final String V3_VMS =
      """
      <{"metadata": <{"total_matches": <1>}>, "entities": <[<{
        "metadata": <{"uuid": <"aaaaaaaa-0000-4000-8000-000000000001">}>,
        "status": <{"name": <"payroll">,
          "cluster_reference": <{"uuid": <"cccccccc-0000-4000-8000-000000000001">}>,
          "resources": <{"power_state": <"ON">, "guest_tools": <{
            "nutanix_guest_tools": <{"state": <"ENABLED">, "iso_mount_state": <"MOUNTED">,
              "ngt_state": <"INSTALLED">, "version": <"4.1">, "available_version": <"4.1">,
              "guest_os_version": <"linux:64:Debian">, "is_reachable": <false>}>}>}>}>}>]>}>
      """;
  private static final String GROUPS =
      """
      <{"filtered_entity_count": <1>, "group_results": <[<{"entity_results": <[<{
        "entity_id": <"aaaaaaaa-0000-4000-8000-000000000001">,
        "data": <[<{"name": <"ngt.communication_active">,
                    "values": <[<{"values": <[<"0">]>}>]>}>]>
      }>]>}>]>}>
      """;
  private static final String V4_VMS =
      """
      <{"data": <[<{
        "extId": <"aaaaaaaa-0000-4000-8000-000000000001">, "name": <"payroll">,
        "powerState": <"ON">, "cluster": <{"extId": <"cccccccc-0000-4000-8000-000000000001">}>,
        "guestTools": <{"isEnabled": <true>, "isInstalled": <true>, "isIsoInserted": <false>,
          "isCommunicationActiveOverSerialPort": <false>, "version": <"4.1">,
          "availableVersion": <"4.1">, "guestOsVersion": <"linux:64:Debian">,
          "isReachable": <false>}>}>]>,
        "metadata": <{"flags": <[<{"name": <"hasError">, "value": <false>}>]>,
                      "extraInfo": <[<{"name": <"other">, "value": 1}>]>,
                      "totalAvailableResults": <1>}>}>
      """;
  private static final String V1_CLUSTER =
      """
      <{"name": <"osaka-02">, "uuid": "cccccccc-0000-4000-8000-000000000001",
        "clusterUuid": <"cccccccc-0000-4000-8000-000000000001">,
        "id": <"cccccccc-0000-4000-8000-000000000001::77">, "version": <"6.10.1">,
        "fullVersion": <"el8.5-release-fraser-6.10.1-stable-abc">, "nccVersion": <"ncc-5.1">,
        "clusterExternalIPAddress": <"192.0.2.7">,
        "clusterExternalDataServicesIPAddress": <"192.0.2.8">,
        "hypervisorTypes": <[<"kKvm">]>}>
      """;
  private static final String V3_CLUSTERS =
      """
      <{"metadata": <{"total_matches": <1>}>, "entities": <[<{
        "metadata": <{"uuid": <"cccccccc-0000-4000-8000-000000000001">}>,
        "status": <{"name": <"osaka-02">, "resources": <{
          "config": <{"service_list": <[<"AOS">]>,
            "build": <{"version": <"6.10.1">, "full_version": <"el8-6.10.1-stable">}>,
            "software_map": <{"NCC": <{"version": <"ncc-5.1">}>}>}>,
          "network": <{"external_ip": <"192.0.2.7">, "external_data_services_ip": <"192.0.2.8">}>,
          "nodes": <{"hypervisor_server_list": <[<{"type": <"AHV">, "version": <"10">}>]>}>
        }>}>}>]>}>
      """;
  private static final String V4_CLUSTERS =
      """
      <{"data": <[<{"extId": <"cccccccc-0000-4000-8000-000000000001">, "name": <"osaka-02">,
        "vmCount": <3>,
        "config": <{"incarnationId": 77, "hypervisorTypes": <[<"AHV">]>,
          "clusterFunction": <[<"AOS">]>,
          "clusterSoftwareMap": <[<{"softwareType": <"NCC">, "version": <"ncc-5.1">}>]>,
          "buildInfo": <{"version": <"6.10">, "fullVersion": <"el8-6.10.1-stable">}>}>,
        "network": <{"externalAddress": <{"ipv4": <{"value": <"192.0.2.7">}>}>,
          "externalDataServiceIp": <{"ipv4": <{"value": <"192.0.2.8">}>}>}>,
        "nodes": <{"nodeList": <[<{"controllerVmIp": <{"ipv4": <{"value": <"192.0.2.9">}>}>,
          "hostIp": <{"ipv4": <{"value": <"192.0.2.10">}>}>}>]>}>}>]>,
        "metadata": <{"totalAvailableResults": <1>}>}>
      """;
  private static final String V1_ALERTS =
      """
      <{"metadata": <{"grandTotalEntities": <1>, "totalEntities": <1>}>, "entities": <[<{
        "id": <"a">, "alertTypeUuid": <"A600103">, "resolved": <false>,
        "contextTypes": <[<"vm_name">]>, "contextValues": <[<"payroll">]>}>]>}>
      """;

  private static Inventory read(String answer, Function<Origin, PagedAnswer> reader) {
    var paged = reader.apply(ORIGIN);
    paged.page(in(answer), ORIGIN.name());
    return InventoryMerge.merge(paged.inventories());
  }

  /// How an answer is read.
  interface Reader {
    Inventory read(String answer);
  }

  private static Stream<Arguments> everyLevel(String name, String answer, Reader reader) {
    return starts(answer)
        .boxed()
        .flatMap(start -> {
          return wrong(answer.charAt(start + 1)).stream()
              .map(value -> Arguments.of(name, plain(replaced(answer, start, value)), reader));
        });
  }

  private static List<String> wrong(char right) {
    return switch (right) {
      case '{' -> NO_OBJECTS;
      case '[' -> NO_LISTS;
      case '"' -> NO_TEXTS;
      case 't', 'f' -> NO_FLAGS;
      default -> NO_COUNTS;
    };
  }

  private static java.util.stream.IntStream starts(String answer) {
    return java.util.stream.IntStream.range(0, answer.length())
        .filter(at -> answer.charAt(at) == '<');
  }

  private static String replaced(String answer, int start, String value) {
    int depth = 0;
    int end = start;
    do {
      char one = answer.charAt(end++);
      depth += one == '<' ? 1 : one == '>' ? -1 : 0;
    } while (depth > 0);
    return answer.substring(0, start) + value + answer.substring(end);
  }

  private static String plain(String answer) {
    return answer.replace("<", "").replace(">", "");
  }

  static Stream<Arguments> answers() {
    return Stream.of(
            everyLevel("v1 vms", V1_VMS, answer -> read(answer, PrismV1Vms::new)),
            everyLevel(
                "v1 guest_tools",
                V1_GUEST_TOOLS,
                answer -> PrismV1GuestTools.read(in(answer), ORIGIN)),
            everyLevel("v3 vms", V3_VMS, answer -> read(answer, PrismV3Vms::new)),
            everyLevel("groups", GROUPS, answer -> read(answer, PrismV3Groups::new)),
            everyLevel("v4 vms", V4_VMS, answer -> read(answer, PrismV4Vms::new)))
        .flatMap(Function.identity());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("answers")
  void isACaveatAndNeverAVmThatIsNotRegistered(String name, String answer, Reader reader) {
    var inventory = reader.read(answer);

    assertThat(inventory.isComplete()).isFalse();
    assertThat(inventory.vms())
        .allSatisfy(vm -> {
          assertThat(vm.has(NgtRegistration.class)).isTrue();
          if (!vm.has(NgtLink.class)) {
            assertThat(inventory.whyMissing(FactType.of(NgtLink.class), vm)).isPresent();
          }
        });
    if (inventory.vms().isEmpty()) {
      assertThat(inventory.caveats())
          .anyMatch(caveat -> caveat.facts().contains(FactType.of(NgtLink.class)));
    }
  }

  private static final Map<String, String> FILES =
      Map.of(
          "v1 vms", "prism_v1_vms_0000.json",
          "v1 guest_tools", "prism_v1_guest_tools.json",
          "v3 vms", "prism_v3_vms_0000.json",
          "groups", "prism_v3_groups_0000.json",
          "v4 vms", "prism_v4_vms_0000.json",
          "v1 cluster", "prism_v1_cluster.json",
          "v3 clusters", "prism_v3_clusters_0000.json",
          "v4 clusters", "prism_v4_clusters_0000.json",
          "v1 alerts", "prism_v1_alerts_0000.json");

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"answers", "answersWithoutVms"})
  void theCopyWithoutNamesHoldsItToo(String name, String answer, Reader reader) throws IOException {
    var out = new ByteArrayOutputStream();
    AnonymousCopy.of(FILES.getOrDefault(name, ""))
        .orElseThrow()
        .copy(in(answer), out, new Pseudonyms());

    assertThat(reader.read(out.toString(StandardCharsets.UTF_8)).isComplete()).isFalse();
  }

  static Stream<Arguments> answersWithoutVms() {
    return Stream.of(
            everyLevel("v1 cluster", V1_CLUSTER, answer -> PrismV1Cluster.read(in(answer), ORIGIN)),
            everyLevel("v3 clusters", V3_CLUSTERS, answer -> read(answer, PrismV3Clusters::new)),
            everyLevel("v4 clusters", V4_CLUSTERS, answer -> read(answer, PrismV4Clusters::new)),
            everyLevel("v1 alerts", V1_ALERTS, answer -> read(answer, PrismV1Alerts::new)))
        .flatMap(Function.identity());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("answersWithoutVms")
  void isACaveatWhereNoVmsStandToo(String name, String answer, Reader reader) {
    var inventory = reader.read(answer);

    assertThat(inventory.isComplete()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wholeWithoutVms")
  void theAnswerWithoutVmsAsItShouldBeIsRead(String answer, Reader reader) {
    assertThat(reader.read(plain(answer)).isComplete()).isTrue();
  }

  static Stream<Arguments> wholeWithoutVms() {
    return Stream.of(
        Arguments.of(V1_CLUSTER, (Reader) answer -> PrismV1Cluster.read(in(answer), ORIGIN)),
        Arguments.of(V3_CLUSTERS, (Reader) answer -> read(answer, PrismV3Clusters::new)),
        Arguments.of(V4_CLUSTERS, (Reader) answer -> read(answer, PrismV4Clusters::new)),
        Arguments.of(V1_ALERTS, (Reader) answer -> read(answer, PrismV1Alerts::new)));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("fields")
  void aFieldOfAVmIsReportedByItsNameAndLosesNoOtherFact(
      String answer,
      String right,
      String wrong,
      String problem,
      Set<FactType> lost,
      Reader reader) {
    var inventory = reader.read(plain(answer).replace(right, wrong));

    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
          assertThat(caveat.reason()).isEqualTo(problem);
          assertThat(caveat.facts()).isEqualTo(lost);
          assertThat(caveat.vms()).hasSize(1);
        });
  }

  static Stream<Arguments> fields() {
    Reader v1 = answer -> read(answer, PrismV1Vms::new);
    Reader v4 = answer -> read(answer, PrismV4Vms::new);
    return Stream.of(
        Arguments.of(
            V1_VMS,
            "\"toRemove\": false",
            "\"toRemove\": \"perhaps\"",
            "toRemove is not true or false, but 'perhaps'",
            FactType.setOf(NgtEnabled.class),
            v1),
        Arguments.of(
            V1_VMS,
            "\"powerState\": \"on\"",
            "\"powerState\": 1",
            "powerState is not a text, but '1'",
            FactType.setOf(Power.class),
            v1),
        Arguments.of(
            V4_VMS,
            "\"isInstalled\": true",
            "\"isInstalled\": {}",
            "isInstalled is not true or false, but '{…}'",
            FactType.setOf(NgtInstalledVersion.class),
            v4),
        Arguments.of(
            V4_VMS,
            "\"name\": \"payroll\"",
            "\"name\": [\"payroll\"]",
            "name is not a text, but '[…]'",
            Set.of(),
            v4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"powerState\": 1", "\"name\": {}"})
  void aFieldThatIsNotOfNgtRegistersNoVm(String field) {
    var answer =
        "{\"data\": [{\"extId\": \"aaaaaaaa-0000-4000-8000-000000000001\", " + field + "}]}";

    assertThat(read(answer, PrismV4Vms::new).vms())
        .singleElement()
        .satisfies(vm -> assertThat(vm.has(NgtRegistration.class)).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "\"payroll\"", "[]", "true"})
  void anElementThatIsNoObjectIsCalledSo(String element) {
    var read =
        Stream.of(
            read("{\"entities\": [%s]}".formatted(element), PrismV1Vms::new),
            PrismV1GuestTools.read(in("[%s]".formatted(element)), ORIGIN),
            read("{\"entities\": [%s]}".formatted(element), PrismV3Vms::new),
            read(
                "{\"group_results\": [{\"entity_results\": [%s]}]}".formatted(element),
                PrismV3Groups::new),
            read("{\"data\": [%s]}".formatted(element), PrismV4Vms::new));

    assertThat(read)
        .allSatisfy(inventory ->
            assertThat(inventory.caveats())
                .extracting(Caveat::reason)
                .anyMatch(reason -> reason.matches("an element of .* is not an object, but '.*"))
                .noneMatch(reason -> reason.contains("UUID")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"data\": 7} | data is not a list",
        "{\"data\": {\"a\": 1}} | data is not a list",
        "{} | no list of",
        "null | no list of",
        "{\"data\": [], \"metadata\": {\"flags\": [{\"name\": \"hasError\", \"value\": 7}]}}"
            + " | whether",
        "{\"data\": {\"error\": []}} | Prism answered with an error",
      })
  void whatStandsInPlaceOfTheListIsSaid(String answer, String reason) {
    assertThat(read(answer, PrismV4Vms::new).caveats())
        .extracting(Caveat::reason)
        .anyMatch(one -> one.startsWith(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"done\"", "[]", "done", "}"})
  void whatStandsBehindTheAnswerIsSaidAndNoErrorOfPrism(String trailing) {
    assertThat(read(plain(V4_VMS) + trailing, PrismV4Vms::new).caveats())
        .singleElement()
        .satisfies(caveat ->
            assertThat(caveat.reason())
                .matches("the answer is not an object, but .*|is no JSON from here on: .*"));
  }

  static Stream<Arguments> whole() {
    return Stream.of(
        Arguments.of(V1_VMS, (Reader) answer -> read(answer, PrismV1Vms::new)),
        Arguments.of(V1_GUEST_TOOLS, (Reader) answer -> PrismV1GuestTools.read(in(answer), ORIGIN)),
        Arguments.of(V3_VMS, (Reader) answer -> read(answer, PrismV3Vms::new)),
        Arguments.of(GROUPS, (Reader) answer -> read(answer, PrismV3Groups::new)),
        Arguments.of(V4_VMS, (Reader) answer -> read(answer, PrismV4Vms::new)));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void theAnswerAsItShouldBeIsRead(String answer, Reader reader) {
    var inventory = reader.read(plain(answer));

    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.vms())
        .singleElement()
        .satisfies(vm -> assertThat(vm.get(NgtLink.class).map(NgtLink::active)).hasValue(false));
  }

  @ParameterizedTest
  @MethodSource("nulls")
  void nullIsAVmThatIsNotRegistered(String answer, Reader reader) {
    var inventory = reader.read(answer);

    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.vms())
        .singleElement()
        .satisfies(vm -> assertThat(vm.has(NgtRegistration.class)).isFalse());
  }

  static Stream<Arguments> nulls() {
    return Stream.of(
        Arguments.of(
            plain(replaced(V1_VMS, V1_VMS.indexOf("<{\"enabled"), "null")),
            (Reader) answer -> read(answer, PrismV1Vms::new)),
        Arguments.of(
            plain(replaced(V3_VMS, V3_VMS.indexOf("<{\"state\""), "null")),
            (Reader) answer -> read(answer, PrismV3Vms::new)),
        Arguments.of(
            plain(replaced(V4_VMS, V4_VMS.indexOf("<{\"isEnabled"), "null")),
            (Reader) answer -> read(answer, PrismV4Vms::new)));
  }
}
