package ncc.source.prism;

import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Ngt;
import ncc.spi.inventory.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Something else where an object or a list belongs, at every level on the way to a VM's facts: the
/// VM never looks like one that is not registered with NGT. Marked by `<` and `>` is what is
/// replaced.
class WrongTypeTest {
  private static final List<String> NO_OBJECTS =
      List.of(
          "\"@{version=2.1.1; isReachable=False}\"", "\"\"", "7", "true", "false", "[]", "[{}]");
  private static final List<String> NO_LISTS =
      List.of("\"System.Object[]\"", "\"\"", "7", "true", "{}", "{\"a\": []}");

  private static final String V1_VMS =
      """
      <{"metadata": {"grandTotalEntities": 1}, "entities": <[<{
        "uuid": "aaaaaaaa-0000-4000-8000-000000000001", "vmName": "payroll", "powerState": "on",
        "nutanixGuestTools": <{"enabled": true, "communicationLinkActive": false}>}>]>}>
      """;
  private static final String V1_GUEST_TOOLS =
      """
      [<{"vmUuid": "aaaaaaaa-0000-4000-8000-000000000001", "communicationLinkActive": false}>]
      """;
  private static final String V3_VMS =
      """
      <{"metadata": {"total_matches": 1}, "entities": <[<{
        "metadata": <{"uuid": "aaaaaaaa-0000-4000-8000-000000000001"}>,
        "status": <{"name": "payroll", "resources": <{"guest_tools": <{
          "nutanix_guest_tools": <{"state": "ENABLED", "is_reachable": false}>}>}>}>}>]>}>
      """;
  private static final String GROUPS =
      """
      <{"filtered_entity_count": 1, "group_results": <[<{"entity_results": <[<{
        "entity_id": "aaaaaaaa-0000-4000-8000-000000000001",
        "data": <[<{"name": "ngt.communication_active", "values": <[<{"values": <["0"]>}>]>}>]>
      }>]>}>]>}>
      """;
  private static final String V4_VMS =
      """
      <{"data": <[<{
        "extId": "aaaaaaaa-0000-4000-8000-000000000001", "name": "payroll", "powerState": "ON",
        "guestTools": <{"isEnabled": true, "isReachable": false}>}>]>,
        "metadata": <{"flags": <[<{"name": "hasError", "value": false}>]>,
                      "totalAvailableResults": 1}>}>
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
          var wrong = answer.charAt(start + 1) == '{' ? NO_OBJECTS : NO_LISTS;
          return wrong.stream()
              .map(value -> Arguments.of(name, plain(replaced(answer, start, value)), reader));
        });
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
          assertThat(vm.ngt()).isPresent();
          if (Fact.LINK.of(vm).isEmpty()) {
            assertThat(inventory.whyMissing(Fact.LINK, vm)).isPresent();
          }
        });
    if (inventory.vms().isEmpty()) {
      assertThat(inventory.caveats()).anyMatch(caveat -> caveat.facts().contains(Fact.LINK));
    }
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
        .satisfies(vm -> assertThat(vm.ngt().flatMap(Ngt::linkActive)).hasValue(false));
  }

  @ParameterizedTest
  @MethodSource("nulls")
  void nullIsAVmThatIsNotRegistered(String answer, Reader reader) {
    var inventory = reader.read(answer);

    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.vms()).singleElement().satisfies(vm -> assertThat(vm.ngt()).isEmpty());
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
