package ncc.source.cvm;

import static ncc.source.partial.Texts.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import ncc.source.cvm.Fleet.Guest;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Vm;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NcliNgtListPropertyTest {
  @Property
  void whateverVmsAreCalledTheyAreReadBack(
      @ForAll("guestsOnOneLine") List<Guest> guests, @ForAll Random style) {
    var inventory = read(write(guests, style));
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.vms()).hasSameSizeAs(guests);
    for (int i = 0; i < guests.size(); i++) {
      assertThat(inventory.vms().get(i).name()).isEqualTo(name(guests.get(i)));
      same(inventory, inventory.vms().get(i), guests.get(i));
    }
  }

  @Property
  void aNameWithLineEndsNeverChangesAFactOfAnyVm(
      @ForAll("guests") List<Guest> guests, @ForAll Random style) {
    var inventory = read(write(guests, style));
    assertThat(inventory.vms()).extracting(Vm::uuid).containsAll(uuids(guests));
    for (Guest guest : guests) {
      same(inventory, vm(inventory, guest), guest);
    }
  }

  /// Each try has thousands of cuts.
  @Property(tries = 100)
  void cutOffAnywhereItInventsNothingAndSaysSo(
      @ForAll("guestsOnOneLine") List<Guest> guests, @ForAll Random style) {
    byte[] text = write(guests, style);
    for (int length = 0; length < text.length; length++) {
      var cut = read(Arrays.copyOf(text, length));
      assertThat(uuids(guests)).containsAll(cut.vms().stream().map(Vm::uuid).toList());
      if (!isEndOfARecord(new String(text, 0, length, StandardCharsets.UTF_8))) {
        assertThat(cut.whyVmsMayBeMissing()).isPresent();
      }
    }
  }

  private static boolean isEndOfARecord(String text) {
    return text.stripTrailing().matches("(?s).*\n *Communication Link Active *: (true|false)");
  }

  /// The fact is read as it was written, or told to be lost.
  private static void same(Inventory inventory, Vm vm, Guest guest) {
    assertThat(vm.get(NgtLink.class).map(NgtLink::active).orElse(guest.link()))
        .isEqualTo(guest.link());
    assertThat(vm.get(NgtEnabled.class).map(NgtEnabled::enabled).orElse(guest.enabled()))
        .isEqualTo(guest.enabled());
    assertThat(vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted).orElse(guest.mounted()))
        .isEqualTo(guest.mounted());
    for (FactType fact : NcliNgtList.FACTS) {
      assertThat(vm.has(fact) || inventory.whyMissing(fact, vm).isPresent()).isTrue();
    }
  }

  private static Vm vm(Inventory inventory, Guest guest) {
    return inventory.vms().stream()
        .filter(vm -> vm.uuid().equals(guest.uuid()))
        .findFirst()
        .orElseThrow();
  }

  private static List<java.util.UUID> uuids(List<Guest> guests) {
    return guests.stream().map(Guest::uuid).toList();
  }

  private static String name(Guest guest) {
    return guest.name().isEmpty() ? guest.uuid().toString() : guest.name();
  }

  private static byte[] write(List<Guest> guests, Random style) {
    var indent = " ".repeat(style.nextInt(5));
    boolean isPadded = style.nextBoolean();
    return guests.stream()
        .map(guest -> record(guest, indent, isPadded))
        .collect(Collectors.joining(style.nextBoolean() ? "\n" : "", "\n", ""))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String record(Guest guest, String indent, boolean isPadded) {
    return line(indent, "VM Id", "0005914e-9e36-5a1e-0000-000000009578::" + guest.uuid(), isPadded)
        + line(indent, "VM Name", guest.name(), isPadded)
        + line(indent, "NGT Enabled", "" + guest.enabled(), isPadded)
        + line(indent, "Tools ISO Mounted", "" + guest.mounted(), isPadded)
        + line(indent, "Vss Snapshot", "true", isPadded)
        + line(indent, "File Level Restore", "false", isPadded)
        + line(indent, "Communication Link Active", "" + guest.link(), isPadded);
  }

  private static String line(String indent, String key, String value, boolean isPadded) {
    return indent + (isPadded ? String.format("%-25s", key) : key) + " : " + value + "\n";
  }

  private static Inventory read(byte[] text) {
    return NcliNgtList.read(new ByteArrayInputStream(text), ORIGIN);
  }

  @Provide
  static Arbitrary<List<Guest>> guests() {
    return Fleet.guests(Fleet.names());
  }

  @Provide
  static Arbitrary<List<Guest>> guestsOnOneLine() {
    return Fleet.guests(Fleet.names().map(name -> name.replace('\n', ' ').replace('\r', ' ')));
  }
}
