package ncc.testkit.cvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import ncc.testkit.Capture;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.Tapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CvmCommandsTest {
  private static final CvmCommands LARGE =
      CvmCommands.of(Capture.of(new GeneratedFleet(600, 1, 40)));

  @Test
  void ncliStopsAt250VmsAndDoesNotSaySo() {
    var answer = LARGE.run(List.of("ncli", "ngt", "list"));

    assertThat(count(answer, "    VM Id ")).isEqualTo(250);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
  }

  @Test
  void ncliListsTheVmsOfTheseNames() {
    var answer = LARGE.run(List.of("ncli", "ngt", "list", "vm-names=web-590,nobody,db-1"));

    assertThat(answer.out().lines().filter(line -> line.contains("VM Name")))
        .containsExactly(
            "    VM Name                   : db-1", "    VM Name                   : web-590");
  }

  @Test
  void ncliStopsAt250OfTheseNamesToo() {
    var names = String.join(",", IntStream.range(0, 600).mapToObj(i -> name(i)).toList());

    assertThat(count(LARGE.run(List.of("ncli", "ngt", "list", "vm-names=" + names)), "    VM Id "))
        .isEqualTo(250);
  }

  @Test
  void theGuestToolsCommandListsAllThatNgtKnows() {
    var answer = LARGE.run(List.of("nutanix_guest_tools_cli", "list_vm_tools_entities"));

    assertThat(count(answer, "vm_info_vec {")).isEqualTo(600);
    assertThat(answer.out()).doesNotContain("vm_info {").doesNotContain("appliance");
  }

  @Test
  void theGuestToolsCommandPrintsOneVmWithoutABlock() {
    var answer =
        LARGE.run(
            List.of(
                "nutanix_guest_tools_cli",
                "list_vm_tools_entities",
                "include_vm_info=true",
                "vm_name=db-1"));

    assertThat(answer.out())
        .startsWith("  vm_uuid: ")
        .contains("  vm_name: \"db-1\"\n", "  vm_info { ngt_version: ")
        .doesNotContain("vm_info_vec");
  }

  @Test
  void theGuestToolsCommandPrintsNothingOfAVmNgtDoesNotKnow() {
    var answer =
        LARGE.run(
            List.of("nutanix_guest_tools_cli", "list_vm_tools_entities", "vm_name=appliance-0"));

    assertThat(answer.out()).isEmpty();
  }

  @Test
  void acliListsVmsThatNgtDoesNotKnow() {
    var on = LARGE.run(List.of("acli", "vm.list", "power_state=true")).out();
    var off = LARGE.run(List.of("acli", "vm.list", "power_state=false")).out();
    var all = LARGE.run(List.of("acli", "vm.list")).out();

    assertThat(on).contains("appliance-0 ").doesNotContain("appliance-3 ");
    assertThat(off).contains("appliance-3 ").doesNotContain("appliance-0 ");
    assertThat(on.lines().count() + off.lines().count() - 2).isEqualTo(640);
    assertThat(all.lines().count() - 1).isEqualTo(640);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ncli",
        "ncli ngt",
        "ncli ngt list vm-name=a",
        "ncli cluster info x=y",
        "acli vm.get a",
        "acli vm.list power_state=on",
        "acli vm.list state=true",
        "nutanix_guest_tools_cli",
        "nutanix_guest_tools_cli list_vm_tools_entities vm=a"
      })
  void refusesWhatTheRealOnesDoNotKnow(String line) {
    var answer = LARGE.run(List.of(line.split(" ")));

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).isNotEmpty();
  }

  @Test
  void thereAreNoOtherPrograms() {
    assertThat(LARGE.run(List.of("genesis", "status")).code()).isEqualTo(127);
  }

  private static String name(int i) {
    return new GeneratedFleet(600, 1).stream().skip(i).findFirst().orElseThrow().name();
  }

  private static long count(CvmAnswer answer, String start) {
    return answer.out().lines().filter(line -> line.startsWith(start)).count();
  }

  @Test
  void whatPluginsDescribeIsPrinted() {
    var capture = Capture.of(new GeneratedFleet(5, 1));
    var tapes = DescribedCommands.of(List.of(Tapes.COMMAND, Tapes.NCLI), capture, 1, 20);
    var commands = CvmCommands.of(capture, tapes);
    var answer = commands.run(List.of("ncli", "tape", "ls"));

    assertThat(count(answer, "    Id ")).isEqualTo(20);
    assertThat(count(answer, "    Ready ")).isEqualTo(18);
    assertThat(answer.out()).contains("Name                      : tape-01").contains(" : ?\n");
    assertThat(commands.run(List.of("tape_cli", "list", "all=true"))).isEqualTo(answer);
    assertThat(commands.run(List.of("tape_cli", "list")).code()).isOne();
    assertThat(commands.run(List.of("ncli", "cluster", "info")).code()).isZero();
    assertThat(commands.programs()).contains("tape_cli", "ncli");
    assertThat(
            CvmCommands.of(capture, DescribedCommands.of(List.of(Tapes.NCLI), capture, 1, 0))
                .run(List.of("ncli", "tape", "ls"))
                .out())
        .isEqualTo("\n[None]\n");
  }
}
