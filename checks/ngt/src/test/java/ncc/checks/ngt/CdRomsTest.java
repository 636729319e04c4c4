package ncc.checks.ngt;

import static org.assertj.core.api.Assertions.assertThat;

import ncc.checks.ngt.CdRoms.Room;
import ncc.checks.ngt.fact.CdRomDrives;
import ncc.checks.ngt.fact.CdRomImageKinds;
import ncc.checks.ngt.fact.CdRomImages;
import ncc.checks.ngt.fact.CdRomPresent;
import ncc.checks.ngt.fact.CdRomsInUse;
import ncc.checks.ngt.fact.EmptyCdRomDrives;
import ncc.spi.inventory.Fact;
import ncc.testkit.ClusterFixture;
import ncc.testkit.VmFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdRomsTest {
  private static final VmFixture VM = VmFixture.healthy("vm");

  private static CdRoms of(VmFixture vm, ClusterFixture cluster) {
    return new CdRoms(vm.vm(), cluster.vms(vm).inventory());
  }

  /// As Prism's v4 lists them: a drive, the image in it, and what kind of image that is.
  static VmFixture with(
      @Nullable Integer drives, @Nullable Integer images, @Nullable String kinds) {
    var vm = drives == null ? VM : VM.with(new CdRomDrives(drives));
    vm = images == null ? vm : vm.with(new CdRomImages(images));
    return kinds == null ? vm : vm.with(new CdRomImageKinds(kinds));
  }

  @ParameterizedTest
  @CsvSource({
    "1, ,  ,                      EMPTY,    false",
    "2, 1, OTHER,                 UNKNOWN,  false",
    "2, 1, GUEST_TOOLS,           UNKNOWN,  true",
    "3, 1, OTHER,                 EMPTY,    false",
    "2, 1, ,                      EMPTY,    ",
    "1, 1, OTHER,                 IN_USE,   false",
    "1, 1, GUEST_TOOLS,           IN_USE,   true",
    "1, 1, ,                      IN_USE,   ",
    "1, 1, $UNKNOWN,              IN_USE,   ",
    "2, 2, 'GUEST_TOOLS, OTHER',  IN_USE,   true",
    "2, ,  'OTHER, OTHER',        UNKNOWN,  false",
    "2, 1, 'OTHER, OTHER',        UNKNOWN,  false",
    "0, ,  ,                      NO_DRIVE, false",
    " , ,  ,                      UNKNOWN,  "
  })
  void aDriveWithNeitherImageNorKindIsEmpty(
      @Nullable Integer drives,
      @Nullable Integer images,
      @Nullable String kinds,
      Room room,
      @Nullable Boolean holdsNgt) {
    var drive = of(with(drives, images, kinds), ClusterFixture.healthy());

    assertThat(drive.room()).isEqualTo(room);
    assertThat(drive.holdNgt().orElse(null)).isEqualTo(holdsNgt);
  }

  /// Of a drive, Prism may tell the image alone, or the kind of it.
  @ParameterizedTest
  @CsvSource({
    "1, 0, ,            0, EMPTY,   false",
    "1, 0, ,            1, UNKNOWN, ",
    "2, 1, OTHER,       1, EMPTY,   false",
    "2, 1, GUEST_TOOLS, 1, EMPTY,   true",
    "2, 1, OTHER,       2, UNKNOWN, false",
    "2, 0, OTHER,       1, EMPTY,   false",
    "3, 1, OTHER,       2, EMPTY,   false",
    "2, 1, ,            2, UNKNOWN, ",
    "2, 2, OTHER,       2, IN_USE,  false"
  })
  void aDriveWithOneOfTheTwoIsNotKnownToBeEmpty(
      int drives,
      int images,
      @Nullable String kinds,
      int inUse,
      Room room,
      @Nullable Boolean holdsNgt) {
    var vm = with(drives, images, kinds).with(new CdRomsInUse(inUse));
    var drive = of(vm, ClusterFixture.healthy());

    assertThat(drive.room()).isEqualTo(room);
    assertThat(drive.holdNgt().orElse(null)).isEqualTo(holdsNgt);
  }

  @Test
  void aVmThatIsListedWithoutDrivesHasNone() {
    var cluster = ClusterFixture.healthy().knowing(CdRomDrives.class);

    assertThat(of(VM, cluster).room()).isEqualTo(Room.NO_DRIVE);
    assertThat(of(VM, cluster.lost(CdRomDrives.class)).room()).isEqualTo(Room.UNKNOWN);
    assertThat(of(VM, cluster).holdNgt()).contains(false);
  }

  /// v3 tells whether there is a drive, and not what lies in it.
  @ParameterizedTest
  @CsvSource({"true, UNKNOWN", "false, NO_DRIVE"})
  void aDriveOfWhichNothingIsToldMayBeEmptyOrNot(boolean any, Room room) {
    assertThat(of(VM.with(new CdRomPresent(any)), ClusterFixture.healthy()).room()).isEqualTo(room);
  }

  @Test
  void anEmptyDriveOfTheGroupsIsEmptyWhateverElseIsNotTold() {
    var drive = of(VM.with(new EmptyCdRomDrives(1)), ClusterFixture.healthy());

    assertThat(drive.room()).isEqualTo(Room.EMPTY);
    assertThat(drive.holdNgt()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {CdRomImages.class, CdRomImageKinds.class})
  void whatWasLostMayBeAnImage(Class<? extends Fact> fact) {
    var drive = of(with(1, null, null), ClusterFixture.healthy().lost(fact));

    assertThat(drive.room()).isEqualTo(Room.UNKNOWN);
    assertThat(drive.holdNgt()).isEmpty();
  }
}
