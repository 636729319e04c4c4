package ncc.source.cvm;

import static ncc.source.partial.Texts.A;
import static ncc.source.partial.Texts.B;
import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import ncc.source.partial.OutOfReach;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Vm;
import ncc.spi.inventory.VmCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcliVmListTest {
  private static final java.util.UUID C =
      java.util.UUID.fromString("cccccccc-0000-4000-8000-000000000003");
  private static final String TWO =
      """
      VM name           VM UUID
      payroll           aaaaaaaa-0000-4000-8000-000000000001
      two words: yes    bbbbbbbb-0000-4000-8000-000000000002
      """;

  @Test
  void readsNameAndPowerState() {
    var inventory = read(TWO, PowerState.OFF);
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts())
        .containsExactly(new Part(ORIGIN, AcliVmList.FACTS, Part.Roster.SOME, 2, true));
    assertThat(inventory.vms()).extracting(Vm::name).containsExactly("payroll", "two words: yes");
    assertThat(inventory.vms())
        .allMatch(vm -> vm.power().equals(java.util.Optional.of(PowerState.OFF)));
    assertThat(inventory.vms()).allMatch(vm -> !vm.has(NgtRegistration.class));
  }

  @Test
  void aHeadingAloneIsAListWithoutVms() {
    var inventory = read("VM name  VM UUID\n", PowerState.ON);
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts()).allMatch(Part::whole);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "仮想マシン", "bbbbbbbb-0000-4000-8000-000000000009 again"})
  void aNameMayHoldAnything(String name) {
    var inventory = read(TWO.replace("payroll", name), PowerState.ON);
    assertThat(inventory.vms()).extracting(Vm::name).containsExactly(name, "two words: yes");
    assertThat(inventory.caveats()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20, 40, 45})
  void aListThatIsCutOffLosesThePowerState(int missing) {
    var inventory = read(TWO.substring(0, TWO.length() - missing), PowerState.ON);
    assertThat(inventory.vms()).extracting(Vm::uuid).containsExactly(A);
    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
          assertThat(caveat.where()).isEqualTo("osaka-07/list.txt:3");
          assertThat(caveat.explains(FactType.of(Power.class), B)).isTrue();
        });
  }

  @Test
  void anEmptyTextIsDamaged() {
    assertThat(read("", PowerState.ON).caveats())
        .extracting(Caveat::reason)
        .containsExactly("it is empty");
  }

  @Test
  void bothListsTogetherCountTheVms() {
    var on =
        read(
            TWO.lines().limit(2).collect(java.util.stream.Collectors.joining("\n", "", "\n")),
            PowerState.ON);
    var off = read("two words: yes  " + B + "\n", PowerState.OFF);
    assertThat(AcliVmList.all(on, off).cluster().get(VmCount.class)).contains(new VmCount(2));
    assertThat(AcliVmList.all(on, read("", PowerState.OFF)).cluster().get(VmCount.class)).isEmpty();
    var lost = OutOfReach.inventory(ORIGIN, "no such command", AcliVmList.FACTS);
    assertThat(AcliVmList.all(on, lost).cluster().get(VmCount.class)).isEmpty();
    assertThat(List.of(on, off)).allMatch(list -> list.cluster().get(VmCount.class).isEmpty());
  }

  private static final String JSON =
      """
      {"status": 0, "data": [{"name": "payroll", "uuid": "aaaaaaaa-0000-4000-8000-000000000001"},
       {"uuid": "bbbbbbbb-0000-4000-8000-000000000002", "more": {"a": [1]}, "name": "two words: yes"}],
       "error": null}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "nutanix@cvm:~$ acli -o json vm.list power_state=on\n%s",
        "Last login: today from {somewhere}\n\n%snutanix@cvm:~$ ",
        "banner\n  %s[]"
      })
  void aListAsJsonTellsTheSame(String around) {
    for (var json :
        List.of(JSON, JSON.replace("\n", "") + "\n", JSON.replaceAll("([{,])", "$1\n"))) {
      var inventory = read(around.formatted(json), PowerState.ON);

      assertThat(inventory.caveats()).isEmpty();
      assertThat(inventory.vms()).isEqualTo(read(TWO, PowerState.ON).vms());
      assertThat(inventory.parts()).isEqualTo(read(TWO, PowerState.ON).parts());
    }
  }

  @Test
  void aListAsJsonMayHaveNoVms() {
    var inventory = read("{\"status\": 0, \"data\": [], \"error\": null}", PowerState.ON);

    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts()).allMatch(Part::whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\": 1, \"data\": [], \"error\": null}|acli says that it failed",
        "{\"status\": 0, \"data\": [], \"error\": \"no leader\"}|acli says 'no leader'",
        "{\"status\": 0, \"data\": null}|no list 'data' stands in it",
        "{\"status\": 0}|no list 'data' stands in it",
        "{\"data\": [{\"name\": [], \"uuid\": \"aaaaaaaa-0000-4000-8000-000000000001\"}]}|an"
            + " element of 'data' has a name that is no text",
        "{\"data\": [], \"error\": {}}|acli says that it failed",
        "{\"data\": [7]}|an element of 'data' is no VM",
        "{\"data\": [{\"name\": \"x\", \"uuid\": \"y\"}]}|a row has no VM UUID, but 'y'",
        "{\"data\": [{\"name\": \"x\"}]}|a row has no VM UUID",
        "{\"data\": [|the JSON of the list is cut off or damaged",
        "{\"data\": []|the JSON of the list is cut off or damaged",
      })
  void aListAsJsonThatIsNotWholeSaysSo(String json, String reason) {
    assertThat(read(json, PowerState.ON).caveats())
        .extracting(Caveat::reason)
        .containsExactly(reason);
  }

  @Test
  void aListAsJsonThatIsCutOffAnywhereIsNotWhole() {
    var json = JSON.stripTrailing();
    for (int length = 0; length < json.length(); length++) {
      assertThat(read(json.substring(0, length), PowerState.ON).parts()).noneMatch(Part::whole);
    }
  }

  @Test
  void theListOfTheOtherPowerStateIsNotTaken() {
    var off = "$ acli vm.list power_state=off\n" + TWO;
    var on = "$ acli vm.list power_state=on\nVM name  VM UUID\nthird  " + C + "\n$ ";

    assertThat(read(off + on, PowerState.ON).vms()).extracting(Vm::name).containsExactly("third");
    assertThat(read(off, PowerState.ON).vms()).isEmpty();
    assertThat(read(off, PowerState.ON).caveats())
        .extracting(Caveat::reason)
        .containsExactly("only the list of the other power state stands in it");
    assertThat(read(off, PowerState.OFF).vms()).hasSize(2);
  }

  private static final List<String> LISTS =
      List.of(TWO, TWO.substring(TWO.indexOf('\n') + 1), JSON);

  static Stream<Arguments> listsOfOthers() {
    return Stream.of(
            "$ acli vm.list power_state=on\n%s",
            "acli vm.list power_state=on\n%s",
            "<acropolis> vm.list power_state=true\n%s<acropolis> ",
            "vm.list power_state=kOn\n%s",
            "acli -o json vm.list power_state=on\n%s$ \n",
            "$ acli vm.list power_state=on\n%s$ uptime\n up 3 days\n$ ")
        .flatMap(around -> LISTS.stream().map(list -> Arguments.of(around.formatted(list))));
  }

  @ParameterizedTest
  @MethodSource("listsOfOthers")
  void aListOfTheOtherPowerStateIsCalledSoWhateverStandsAround(String text) {
    assertThat(read(text, PowerState.OFF).vms()).isEmpty();
    assertThat(read(text, PowerState.OFF).caveats())
        .extracting(Caveat::reason)
        .containsExactly("only the list of the other power state stands in it");
    assertThat(read(text, PowerState.ON).vms()).hasSize(2);
    assertThat(read(text, PowerState.ON).caveats()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$ acli vm.list", "acli vm.list", "<acropolis> vm.list | less"})
  void aListOfEveryPowerStateTellsNone(String typed) {
    for (String list : LISTS) {
      assertThat(read(typed + "\n" + list, PowerState.OFF).vms()).isEmpty();
      assertThat(read(typed + "\n" + list, PowerState.OFF).caveats())
          .extracting(Caveat::reason)
          .containsExactly(
              "only a list of the VMs of every power state stands in it, which does not tell it"
                  + " of any");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ acli vm.list power_state=on\n",
        "$ acli vm.list power_state=on\nno leader\n$ ",
        "$ acli vm.list\n"
      })
  void whereNoListStandsNoneIsSaidToBeOfTheOtherPowerState(String text) {
    assertThat(read(text, PowerState.OFF).caveats())
        .extracting(Caveat::reason)
        .containsExactly("no list of VMs stands in it");
  }

  @Test
  void twoListsWithoutAPromptBetweenAreTakenByWhatWasTyped() {
    var third = "VM name  VM UUID\nthird  " + C + "\n";
    var typed = "acli vm.list power_state=off\n" + TWO + "acli vm.list power_state=on\n" + third;

    assertThat(read(typed, PowerState.OFF).vms()).hasSize(2);
    assertThat(read(typed, PowerState.OFF).caveats()).isEmpty();
    assertThat(read(typed, PowerState.ON).vms()).extracting(Vm::name).containsExactly("third");
    assertThat(read(TWO + third, PowerState.ON).vms()).hasSize(2);
    assertThat(read(TWO + third, PowerState.ON).caveats())
        .extracting(Caveat::reason)
        .containsExactly("another list follows, and nothing tells of which power state");
  }

  @Test
  void aRowThatLooksLikeAPromptIsStillARow() {
    var name = "root@web:~# 1";
    var inventory = read(TWO.replace("payroll      ", name), PowerState.ON);

    assertThat(inventory.vms()).extracting(Vm::name).containsExactly(name, "two words: yes");
  }

  @Test
  void ofAVmThatIsInBothListsThePowerStateIsNotKnown() {
    var on = read(TWO, PowerState.ON);
    var off = read("VM name  VM UUID\npayroll  " + A + "\n", PowerState.OFF);

    var all = AcliVmList.all(on, off);

    assertThat(all.cluster().get(VmCount.class)).contains(new VmCount(2));
    assertThat(all.vms())
        .filteredOn(vm -> vm.power().isEmpty())
        .extracting(Vm::uuid)
        .containsExactly(A);
    assertThat(all.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
          assertThat(caveat.vms()).containsExactly(A);
          assertThat(caveat.reason())
              .isEqualTo("the list of VMs that are on has the same VMs: 'payroll'");
        });
  }

  private static Inventory read(String text, PowerState power) {
    return AcliVmList.read(in(text), ORIGIN, power);
  }
}
