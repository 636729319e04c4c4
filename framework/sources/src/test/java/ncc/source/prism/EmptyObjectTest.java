package ncc.source.prism;

import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ncc.source.anonymous.AnonymousCopy;
import ncc.source.anonymous.Pseudonyms;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An object in which nothing stands, in place of each that leads to what is told of a VM: it tells
/// nothing, and so neither that the VM is registered with NGT nor that it is not. Marked by `<` and
/// `>` is what is replaced.
class EmptyObjectTest {
  /// Prism puts remarks of its own into objects, and null where it knows nothing.
  private static final List<String> EMPTY =
      List.of(
          "{}",
          "{\"$objectType\": \"vmm.v4.ahv.config.GuestTools\", \"$reserved\": {\"$fv\":"
              + " \"v4.r1\"}}");

  private static final List<String> VALUELESS =
      List.of(
          "{\"version\": null, \"isReachable\": null, \"installedVersion\": null}",
          "{\"version\": \"\", \"capabilities\": [], \"applications\": {}, \"other\": [{},"
              + " [null]]}");

  private static final String V4_VMS =
      """
      {"data": [{"extId": "aaaaaaaa-0000-4000-8000-000000000001", "name": "payroll",
        "guestTools": <<{"isEnabled": true, "isReachable": false}>>}]}
      """;
  private static final String V4_ESXI_VMS = V4_VMS.replace("guestTools", "nutanixGuestTools");
  private static final String V3_VMS =
      """
      {"entities": [{"metadata": {"uuid": "aaaaaaaa-0000-4000-8000-000000000001"},
        "status": <{"name": "payroll", "resources": <{"power_state": "ON", "guest_tools": <{
          "nutanix_guest_tools": <<{"state": "ENABLED", "is_reachable": false}>>}>}>}>}]}
      """;
  private static final String GROUPS =
      """
      {"group_results": [{"entity_results": [
        {"entity_id": "bbbbbbbb-0000-4000-8000-000000000002",
         "data": [{"name": "ngt.enabled", "values": [{"values": ["1"]}]}]},
        {"entity_id": "aaaaaaaa-0000-4000-8000-000000000001", "data": [
          {"name": "vm_name", "values": [{"values": ["payroll"]}]},
          <{"name": "ngt.enabled", "values": [<{"values": ["1"]}>]}>]}]}]}
      """;
  private static final String V1_VMS =
      """
      {"entities": [{"uuid": "aaaaaaaa-0000-4000-8000-000000000001", "vmName": "payroll",
        "nutanixGuestTools": <<{"enabled": true, "communicationLinkActive": false}>>}]}
      """;

  /// How an answer is read.
  interface Reader {
    Inventory read(String answer);
  }

  private static Inventory read(String answer, Function<Origin, PagedAnswer> reader) {
    var paged = reader.apply(ORIGIN);
    paged.page(in(answer), ORIGIN.name());
    return InventoryMerge.merge(paged.inventories());
  }

  private static Stream<Arguments> emptied(String file, String answer, Reader reader) {
    return IntStream.range(0, answer.length())
        .filter(at -> answer.charAt(at) == '<' && answer.charAt(at + 1) != '<')
        .boxed()
        .flatMap(start ->
            values(answer, start)
                .map(value -> Arguments.of(file, replaced(answer, start, value), reader)));
  }

  /// Marked twice is what holds fields of guest tools.
  private static Stream<String> values(String answer, int start) {
    boolean isOfTools = answer.charAt(start - 1) == '<';
    return isOfTools ? Stream.concat(EMPTY.stream(), VALUELESS.stream()) : EMPTY.stream();
  }

  private static String replaced(String answer, int start, String value) {
    int open = 0;
    int end = start;
    do {
      char one = answer.charAt(end++);
      open += one == '<' ? 1 : one == '>' ? -1 : 0;
    } while (open > 0);
    return plain(answer.substring(0, start) + value + answer.substring(end));
  }

  private static String plain(String answer) {
    return answer.replace("<", "").replace(">", "");
  }

  static Stream<Arguments> answers() {
    return Stream.of(
            emptied("prism_v4_vms.json", V4_VMS, answer -> read(answer, PrismV4Vms::new)),
            emptied("prism_v4_esxi_vms.json", V4_ESXI_VMS, answer -> read(answer, PrismV4Vms::new)),
            emptied("prism_v3_vms.json", V3_VMS, answer -> read(answer, PrismV3Vms::new)),
            emptied("prism_v3_groups.json", GROUPS, answer -> read(answer, PrismV3Groups::new)),
            emptied("prism_v1_vms.json", V1_VMS, answer -> read(answer, PrismV1Vms::new)))
        .flatMap(Function.identity());
  }

  private static void assertUntold(Inventory inventory) {
    var vm = inventory.vms().getLast();

    assertThat(vm.uuid()).hasToString("aaaaaaaa-0000-4000-8000-000000000001");
    assertThat(vm.has(NgtRegistration.class)).isFalse();
    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.LIST_INCOMPLETE);
          assertThat(caveat.reason())
              .endsWith(
                  ", so whether the VM is registered with NGT is not known: "
                      + Caveat.quoted(vm.name()));
          assertThat(caveat.facts()).contains(FactType.of(NgtLink.class));
          assertThat(caveat.vms()).containsExactly(vm.uuid());
        });
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("answers")
  void tellsNothingOfTheVm(String file, String answer, Reader reader) {
    assertUntold(reader.read(answer));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("answers")
  void tellsNothingInTheCopyWithoutNames(String file, String answer, Reader reader)
      throws IOException {
    var out = new ByteArrayOutputStream();
    AnonymousCopy.of(file).orElseThrow().copy(in(answer), out, new Pseudonyms());

    assertThat(reader.read(out.toString(StandardCharsets.UTF_8)).caveats())
        .extracting(Caveat::kind)
        .containsExactly(Caveat.Kind.LIST_INCOMPLETE);
  }

  static Stream<Arguments> whole() {
    return Stream.of(
        Arguments.of(V4_VMS, (Reader) answer -> read(answer, PrismV4Vms::new)),
        Arguments.of(V4_ESXI_VMS, (Reader) answer -> read(answer, PrismV4Vms::new)),
        Arguments.of(V3_VMS, (Reader) answer -> read(answer, PrismV3Vms::new)),
        Arguments.of(GROUPS, (Reader) answer -> read(answer, PrismV3Groups::new)),
        Arguments.of(V1_VMS, (Reader) answer -> read(answer, PrismV1Vms::new)));
  }

  @ParameterizedTest
  @MethodSource("whole")
  void oneInWhichSomethingStandsRegistersTheVm(String answer, Reader reader) {
    var inventory = reader.read(plain(answer));

    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.vms().getLast().has(NgtRegistration.class)).isTrue();
  }
}
