package ncc.checks.ngt.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import ncc.checks.ngt.fact.CdRomDrives;
import ncc.checks.ngt.fact.CdRomImageKinds;
import ncc.checks.ngt.fact.CdRomImages;
import ncc.checks.ngt.fact.CdRomPresent;
import ncc.checks.ngt.fact.CdRomsInUse;
import ncc.checks.ngt.fact.EmptyCdRomDrives;
import ncc.checks.ngt.fact.VirtIoVersion;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.Version;
import ncc.spi.source.Output;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrivesTest {
  private static Optional<Fact> read(Output output, String path, String text) {
    return output.layout().orElseThrow().fields().stream()
        .filter(field -> field.path().equals(path))
        .findFirst()
        .orElseThrow()
        .read(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'-',                                  1, 0",
    "'backingInfo\n-',                     2, 1",
    "'isoType\n-\n-',                      3, 1",
    "'backingInfo isoType\nbackingInfo',   2, 2",
    "'backingInfo\nisoType',               2, 2"
  })
  void aDriveIsOneWhateverItHas(String members, int drives, int inUse) {
    var text = members.replace("\\n", "\n");
    var told =
        new PrismV4Vms()
            .layout().orElseThrow().fields().stream()
                .filter(field -> field.path().equals("cdRoms/#"))
                .flatMap(field -> field.read(text).stream());

    assertThat(told).containsExactly(new CdRomDrives(drives), new CdRomsInUse(inUse));
  }

  @Test
  void countsImagesByTheirIds() {
    assertThat(read(new PrismV4Vms(), "cdRoms/backingInfo/diskExtId", "a"))
        .contains(new CdRomImages(1));
    assertThat(read(new PrismV3Groups(), "empty_cdrom_device_uuid_list", "a\nb\nc"))
        .contains(new EmptyCdRomDrives(3));
  }

  @Test
  void keepsEachKindOfImage() {
    var kinds = new CdRomImageKinds("GUEST_TOOLS, OTHER, OTHER");

    assertThat(read(new PrismV4Vms(), "cdRoms/isoType", "OTHER\nGUEST_TOOLS\nOTHER"))
        .contains(kinds);
    assertThat(kinds.count()).isEqualTo(3);
    assertThat(new CdRomImageKinds("").count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "GUEST_TOOLS,                 true",
    "'$UNKNOWN, GUEST_TOOLS',     true",
    "'GUEST_CUSTOMIZATION, OTHER', false",
    "$UNKNOWN,                    ",
    "'$REDACTED, OTHER',          "
  })
  void aWordForNotKnowingMayBeAnyKind(String kinds, @Nullable Boolean hasNgt) {
    assertThat(new CdRomImageKinds(kinds).hasNgt().orElse(null)).isEqualTo(hasNgt);
    assertThat(read(new PrismV4Vms(), "cdRoms/isoType", kinds.replace(", ", "\n")))
        .contains(new CdRomImageKinds(kinds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"guest_tools", "7", "GUEST TOOLS", "$"})
  void whatIsNoWordOfPrismIsNoKind(String text) {
    assertThat(read(new PrismV4Vms(), "cdRoms/isoType", text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"CDROM, true", "'DISK\nCDROM', true", "DISK, false", "'', false"})
  void aVmOfDisksAloneHasNoDrive(String kinds, boolean any) {
    assertThat(
            read(
                new PrismV3Vms(),
                "status/resources/disk_list/device_properties/device_type",
                kinds))
        .contains(new CdRomPresent(any));
  }

  @ParameterizedTest
  @CsvSource({"1.2.4, 1.2.4", "1.1.7-2, 1.1.7", "1.2.3 (x64), 1.2.3", "1.2, 1.2"})
  void aVersionOfVirtIoMayHaveMoreBehindIt(String text, String version) {
    var fact = new VirtIoVersion(new Version(version));

    assertThat(read(new PrismV3Groups(), "ngt.virtio_version", text)).contains(fact);
    assertThat(read(new PrismV4Vms(), "guestTools/guestInfo/installedVirtIoVersion", text))
        .contains(fact);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "unknown", "v1.2", "1.2.x", "1.2.4rc1"})
  void whatIsNoVersionIsNotGuessed(String text) {
    assertThat(read(new PrismV3Groups(), "ngt.virtio_version", text)).isEmpty();
  }
}
