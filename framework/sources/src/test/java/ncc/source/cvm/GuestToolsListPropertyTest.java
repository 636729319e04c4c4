package ncc.source.cvm;

import static ncc.source.partial.Texts.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import ncc.source.cvm.Fleet.Guest;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Vm;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GuestToolsListPropertyTest {
  @Property
  void whateverVmsAreCalledTheyAreReadBack(
      @ForAll("guests") List<Guest> guests, @ForAll Random style, @ForAll boolean isAnnounced) {
    var inventory = read(write(guests, style, isAnnounced).getBytes(StandardCharsets.UTF_8));
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.vms()).hasSameSizeAs(guests);
    for (int i = 0; i < guests.size(); i++) {
      same(inventory.vms().get(i), guests.get(i));
    }
  }

  /// Each try has thousands of cuts.
  @Property(tries = 100)
  void cutOffAnywhereItInventsNothingAndSaysSo(
      @ForAll("guests") List<Guest> guests, @ForAll Random style, @ForAll boolean isAnnounced) {
    var writer = new PbtxtWriter(style);
    byte[] text = writer.write(guests, isAnnounced).getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < text.length; length++) {
      var cut = read(Arrays.copyOf(text, length));
      known(cut, guests);
      boolean isUntold =
          writer.isEndOfAnEntity(new String(text, 0, length, StandardCharsets.UTF_8))
              && (!isAnnounced || cut.vms().size() == guests.size());
      if (!isUntold) {
        assertThat(cut.whyVmsMayBeMissing()).isPresent();
      }
    }
  }

  @Property
  void damagedAnywhereItNeverThrows(@ForAll("guests") List<Guest> guests, @ForAll Random random) {
    byte[] text = write(guests, random, true).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20; i++) {
      text[random.nextInt(text.length)] = (byte) random.nextInt(256);
      var uuids = new HashSet<>(read(text).vms().stream().map(Vm::uuid).toList());
      assertThat(uuids).hasSameSizeAs(read(text).vms());
    }
  }

  private static void known(Inventory cut, List<Guest> guests) {
    for (Vm vm : cut.vms()) {
      var guest =
          guests.stream().filter(one -> one.uuid().equals(vm.uuid())).findFirst().orElseThrow();
      assertThat(vm.name()).isIn(name(guest), vm.uuid().toString());
      assertThat(vm.get(NgtLink.class).map(NgtLink::active).orElse(guest.link()))
          .isEqualTo(guest.link());
      assertThat(vm.get(CertificateExpiry.class).map(CertificateExpiry::notAfter).or(guest::cert))
          .isEqualTo(guest.cert());
    }
  }

  private static void same(Vm vm, Guest guest) {
    assertThat(vm.uuid()).isEqualTo(guest.uuid());
    assertThat(vm.name()).isEqualTo(name(guest));
    assertThat(vm.get(NgtEnabled.class).map(NgtEnabled::enabled)).contains(guest.enabled());
    assertThat(vm.get(NgtIsoMounted.class).map(NgtIsoMounted::mounted)).contains(guest.mounted());
    assertThat(vm.get(NgtLink.class).map(NgtLink::active)).contains(guest.link());
    assertThat(vm.get(CertificateExpiry.class).map(CertificateExpiry::notAfter))
        .isEqualTo(guest.cert());
  }

  private static String name(Guest guest) {
    return guest.name().isEmpty() ? guest.uuid().toString() : guest.name();
  }

  private static String write(List<Guest> guests, Random style, boolean isAnnounced) {
    return new PbtxtWriter(style).write(guests, isAnnounced);
  }

  private static Inventory read(byte[] text) {
    return GuestToolsList.read(new ByteArrayInputStream(text), ORIGIN);
  }

  @Provide
  static Arbitrary<List<Guest>> guests() {
    return Fleet.guests(Fleet.names());
  }
}
