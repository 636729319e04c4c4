package ncc.source.partial;

import static ncc.source.partial.Texts.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Power;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A VM that stands twice in one list: which of its values contradict each other is said.
class ListedAgainTest {
  private static final String VM = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final Set<FactType> FACTS =
      FactType.setOf(Power.class, NgtLink.class, NgtInstalledVersion.class);

  private final PartialInventory partial =
      new PartialInventory(ORIGIN, FACTS, Part.Roster.EVERY_VM);
  private final Row row = new Row();

  private void add(String name, String power, String link, String version) {
    row.clear();
    row.id(VM);
    row.name(name);
    if (!link.isEmpty() || !version.isEmpty()) {
      row.registered();
    }
    row.read(Spellings.POWER, "power", power);
    row.read(Spellings.LINK, "link", link);
    row.read(Spellings.INSTALLED_VERSION, "version", version);
    partial.add(row, Place.of(ORIGIN.name()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "payroll | on | false | 4.1 | the communication link 'true' and 'false'",
        "payroll | off | true | 4.1 | the power state 'ON' and 'OFF'",
        "payroll | on | true | 4.0.2 | the NGT version in the guest '4.1' and '4.0.2'",
        "payroll | on | true | \"\" | the NGT version in the guest '4.1' and none",
        "payroll | off | false | 4.1 | the power state 'ON' and 'OFF',"
            + " the communication link 'true' and 'false'",
        "wages | on | false | 4.1 | the name 'payroll' and 'wages',"
            + " the communication link 'true' and 'false'",
        "payroll | on | \"\" | \"\" | the registration with NGT 'true' and none, the NGT version in"
            + " the guest '4.1' and none, the communication link 'true' and none",
        "wages | off | false | 4.0 | the name 'payroll' and 'wages', the power state 'ON' and"
            + " 'OFF', the NGT version in the guest '4.1' and '4.0' and 1 more"
      })
  void theFieldAndBothValuesAreSaid(
      String name, String power, String link, String version, String values) {
    add("payroll", "on", "true", "4.1");
    add(name, power, link, version);

    assertThat(partial.inventory().caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.FACT_LOST);
          assertThat(caveat.reason())
              .isEqualTo("a VM is listed again with other values: 'payroll' has " + values);
        });
  }

  @Test
  void theSameAgainOrUnderAnotherNameIsANote() {
    add("payroll", "on", "true", "4.1");
    add("payroll", "on", "true", "4.1");
    add("wages", "on", "true", "4.1");

    assertThat(partial.inventory().caveats())
        .extracting(caveat -> caveat.kind() + " " + caveat.reason())
        .containsExactly(
            "NOTE a VM is listed again: 'payroll'",
            "NOTE a VM is listed again with other values: 'payroll' has the name 'payroll' and"
                + " 'wages'");
  }

  @Test
  void aVmThatOneOfTwoRowsRegistersStaysRegistered() {
    add("payroll", "on", "", "");
    add("payroll", "on", "true", "");
    Inventory read = partial.inventory();

    assertThat(read.vms().getFirst().has(NgtRegistration.class)).isTrue();
    assertThat(read.whyMissing(FactType.of(NgtLink.class), read.vms().getFirst())).isPresent();
  }
}
