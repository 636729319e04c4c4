package ncc.source.cvm;

import static ncc.source.partial.Texts.A;
import static ncc.source.partial.Texts.B;
import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ncc.source.partial.OutOfReach;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Vm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcliVmListTest {
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
    assertThat(inventory.vms()).allMatch(vm -> vm.ngt().isEmpty());
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
          assertThat(caveat.explains(Fact.POWER, B)).isTrue();
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
    assertThat(AcliVmList.all(on, off).cluster().vmCount()).hasValue(2);
    assertThat(AcliVmList.all(on, read("", PowerState.OFF)).cluster().vmCount()).isEmpty();
    var lost = OutOfReach.inventory(ORIGIN, "no such command", AcliVmList.FACTS);
    assertThat(AcliVmList.all(on, lost).cluster().vmCount()).isEmpty();
    assertThat(List.of(on, off)).allMatch(list -> list.cluster().vmCount().isEmpty());
  }

  private static Inventory read(String text, PowerState power) {
    return AcliVmList.read(in(text), ORIGIN, power);
  }
}
