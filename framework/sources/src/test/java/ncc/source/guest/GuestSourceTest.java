package ncc.source.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Certificate;
import ncc.spi.inventory.Guest.Installation;
import ncc.spi.inventory.Guest.Prerequisite;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import ncc.spi.inventory.Version;
import ncc.spi.setting.Settings;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reads a folder that looks like a guest.
class GuestSourceTest {
  private static final Instant NOT_AFTER = Instant.parse("2028-09-27T00:00:00Z");

  @TempDir Path root;
  private Path config;

  @BeforeEach
  void aGuestWithNgt() throws Exception {
    config = Files.createDirectories(root.resolve("usr/local/nutanix/config"));
    Files.createDirectories(root.resolve("usr/local/nutanix/ngt/python/bin"));
    write("usr/local/nutanix/config/ngt_config.json", "{\"x\": [1], \"ngt_version\": \"4.1.1\"}");
    write(
        "usr/local/nutanix/config/client.crt",
        Certificates.pem(Certificates.client("CN=web-01", NOT_AFTER)));
    write("usr/local/nutanix/config/client.key", Certificates.pemKey());
    write("etc/hostname", "web-01\n");
    write("etc/os-release", "NAME=Rocky\nPRETTY_NAME=\"Rocky Linux 9.4\"\n");
    write("usr/bin/python3.9", "");
    Files.createSymbolicLink(root.resolve("usr/bin/python3"), Path.of("python3.9"));
    write("usr/bin/tar", "");
    Files.createDirectories(root.resolve("tmp"));
    Files.createDirectories(root.resolve("dev"));
  }

  @Test
  void aGuestIsWhatItsFilesSay() throws Exception {
    var guest = guest();

    assertThat(guest.name()).isEqualTo("web-01");
    assertThat(guest.os()).contains("Rocky Linux 9.4");
    assertThat(guest.here()).isFalse();
    assertThat(guest.installation())
        .isEqualTo(
            new Seen<>(
                Optional.of(
                    new Installation(
                        root.resolve("usr/local/nutanix/ngt").toString(),
                        Optional.of(new Version("4.1.1"))))));
    assertThat(seen(guest.certificates()))
        .extracting(Certificate::path, Certificate::subject, Certificate::notAfter)
        .containsExactly(tuple(config.resolve("client.crt").toString(), "CN=web-01", NOT_AFTER));
  }

  @Test
  void whoItIsIsToldByItsNgtByTheOperatorAndNotByTheMachineItsDiskLiesOn() throws Exception {
    var ngt = "cccccccc-0000-4000-8000-000000000003";
    write("usr/local/nutanix/config/ngt_config.json", "{\"ngt_uuid\": \"%s\"}".formatted(ngt));
    var machine = UUID.fromString("5DAFD6D6-0000-4000-8000-000000000001");

    assertThat(guest().identity().place()).isEqualTo("guest:" + root);
    assertThat(guest().identity().ngtUuid()).isEqualTo(new Seen<>(UUID.fromString(ngt)));
    assertThat(why(guest().identity().systemUuid()))
        .isEqualTo("another root: its firmware is there while it runs");
    assertThat(read(Map.of("vm", machine.toString())).guests().getFirst().identity().systemUuid())
        .isEqualTo(new Seen<>(machine));
    assertThatThrownBy(() -> read(Map.of("vm", "web-01")))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "guest: vm: 'web-01' is no UUID; expected such as"
                + " 00000000-0000-4000-8000-000000000001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"ngt_uuid\": 4}", "{\"ngt_uuid\": \"c-3\"}", ""})
  void anNgtThatDoesNotTellItsUuidHasNone(String json) throws Exception {
    write("usr/local/nutanix/config/ngt_config.json", json);

    assertThat(why(guest().identity().ngtUuid()))
        .isEqualTo("no ngt_config.json of NGT tells its ngt_uuid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5dafd6d6-0000-4000-8000-000000000001\n", "5DAFD6D6-0000-4000-8000-000000000001"})
  void theFirmwareTellsTheMachine(String text) throws Exception {
    assertThat(MachineUuid.parsed(text))
        .isEqualTo(UUID.fromString("5dafd6d6-0000-4000-8000-000000000001"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Not Settable",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff\n"
      })
  void aFirmwareMayTellNone(String text) {
    assertThatThrownBy(() -> MachineUuid.parsed(text))
        .hasMessage("the firmware tells no UUID of this machine");
  }

  @Test
  void whatIsNotInstalledWasSeenNotToBe() throws Exception {
    Files.move(root.resolve("usr/local/nutanix"), root.resolve("elsewhere"));
    var guest = guest();

    assertThat(guest.installation()).isEqualTo(new Seen<>(Optional.empty()));
    assertThat(guest.certificates()).isEqualTo(new Seen<>(List.of()));
  }

  @Test
  void withoutAFolderOfItsOwnWhereCertificatesLieIsNotGuessed() throws Exception {
    Files.delete(config.resolve("client.crt"));
    Files.delete(config.resolve("client.key"));
    Files.delete(config.resolve("ngt_config.json"));
    Files.delete(config);

    assertThat(why(guest().certificates()))
        .isEqualTo(
            "NGT has no folder `config` here, and where else it keeps certificates is not known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"ngt_version\": ", "{\"password\": \"hunter2", "nothing"})
  void aDamagedVersionFileIsNamedAndNotQuoted(String json) throws Exception {
    write("usr/local/nutanix/config/ngt_config.json", json);

    assertThat(why(guest().installation()))
        .isEqualTo(config.resolve("ngt_config.json") + ": is no JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "", "{\"ngt_version\": 4}", "{\"ngt_version\": \"four\"}"})
  void aVersionFileWithoutAVersionTellsNone(String json) throws Exception {
    write("usr/local/nutanix/config/ngt_config.json", json);

    assertThat(seen(guest().installation()).orElseThrow().version()).isEmpty();
  }

  @Test
  void theServicesOfAnotherRootAreNotThoseOfThisMachine() throws Exception {
    assertThat(why(guest().services())).isEqualTo("another root: no service manager runs there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev/virtio-ports/org.qemu.guest_agent.0", "dev/ttyS1"})
  void aFileIsNoSerialPortAndAnImageHasNoDevices(String file) throws Exception {
    write(file, "login: ");

    assertThat(why(guest().serialDevices()))
        .isEqualTo("another root: its devices are there while it runs");
  }

  @Test
  void theInstallersImageIsKnownByItsLabel() throws Exception {
    assertThat(why(guest().isoInserted()))
        .isEqualTo("another root: its drives are there while it runs");

    Files.write(root.resolve("dev/sr1"), iso("OTHER_TOOLS"));
    assertThat(guest().isoInserted()).isEqualTo(new Seen<>(false));

    Files.write(root.resolve("dev/sr0"), iso("NUTANIX_TOOLS"));
    assertThat(guest().isoInserted()).isEqualTo(new Seen<>(true));
  }

  @Test
  @Timeout(30)
  void aPipeInAnImageIsNotWaitedFor() throws Exception {
    for (String path : List.of("dev/sr0", "dev/ttyS1", "usr/local/nutanix/config/pipe.crt")) {
      new ProcessBuilder("mkfifo", root.resolve(path).toString()).start().waitFor();
    }

    assertThat(seen(guest().certificates())).hasSize(1);
    assertThat(guest().isoInserted()).isInstanceOf(Unseen.class);
    assertThat(guest().serialDevices()).isInstanceOf(Unseen.class);
  }

  @Test
  void aDriveWithoutAVolumeHoldsNoInstaller() throws Exception {
    write("dev/sr0", "short");

    assertThat(guest().isoInserted()).isEqualTo(new Seen<>(false));
  }

  @Test
  void theGuidesListIsLookedAt() throws Exception {
    assertThat(guest().prerequisites())
        .extracting(Prerequisite::name, Prerequisite::met)
        .contains(
            tuple("Python 2.6 or later", new Seen<>(true)),
            tuple("tar", new Seen<>(true)),
            tuple("writable /usr/local", new Seen<>(true)),
            tuple("writable /mnt/nutanix/ngt", new Seen<>(true)),
            tuple("writable /tmp", new Seen<>(true)),
            tuple(
                "root, or sudo without a password",
                new Unseen<>("another root: who would install there is not known")));
  }

  @Test
  void whatIsMissingIsSaidToBe() throws Exception {
    Files.delete(root.resolve("usr/bin/tar"));
    Files.delete(root.resolve("usr/bin/python3"));
    Files.delete(root.resolve("usr/bin/python3.9"));
    write("usr/bin/python2.5", "");
    Files.createSymbolicLink(root.resolve("usr/bin/python"), Path.of("python2.5"));

    assertThat(guest().prerequisites())
        .contains(
            new Prerequisite(
                "Python 2.6 or later",
                new Seen<>(false),
                root.resolve("usr/bin/python2.5") + " is older"),
            new Prerequisite("tar", new Seen<>(false), "not found"));
  }

  @Test
  void aGuestKnowsNoMoreOfItsClusterThanIsSet() throws Exception {
    var unset = read(Map.of()).cluster();
    var set =
        read(Map.of("vip", "192.0.2.50", "dsip", "2001:db8::51", "cluster", "tokyo-01")).cluster();

    assertThat(unset.name()).isEqualTo("web-01");
    assertThat(unset.vip()).isEmpty();
    assertThat(set.name()).isEqualTo("tokyo-01");
    assertThat(set.vip()).contains("192.0.2.50");
    assertThat(set.dsip()).contains("2001:db8::51");
  }

  @Test
  void aNameIsNoAddress() {
    assertThatThrownBy(() -> read(Map.of("vip", "vip.example")))
        .isInstanceOf(SourceException.class)
        .hasMessage("guest: vip: 'vip.example' is no IP address; expected such as 192.0.2.50");
  }

  @Test
  void aRootThatIsNoFolderIsRefused() {
    assertThatThrownBy(() -> read(Map.of("root", root.resolve("etc/hostname").toString())))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "guest: root: %s is no folder; expected such as a mounted image",
            root.resolve("etc/hostname"));
  }

  private Guest guest() throws SourceException {
    return read(Map.of()).guests().getFirst();
  }

  private Inventory read(Map<String, String> settings) throws SourceException {
    var values = new HashMap<String, List<String>>();
    values.put("root", List.of(root.toString()));
    settings.forEach((name, value) -> values.put(name, List.of(value)));
    var request =
        new SourceRequest(
            "",
            new Settings(values, Map.of()),
            WantedClusters.ALL,
            Recorder.NONE,
            InstantSource.fixed(Instant.EPOCH));
    return new GuestSource(Commands.MACHINE).read(request).getFirst();
  }

  private void write(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static byte[] iso(String label) {
    var image = new byte[20 * 2048];
    var descriptor = "\u0001CD001\u0001\u0000%-32s%-32s".formatted("LINUX", label);
    var bytes = descriptor.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, image, 16 * 2048, bytes.length);
    return image;
  }

  private static <T> T seen(Reading<T> reading) {
    return switch (reading) {
      case Seen<T>(var value) -> value;
      case Unseen<T>(var why) -> throw new AssertionError("not seen: " + why);
    };
  }

  private static String why(Reading<?> reading) {
    return switch (reading) {
      case Unseen<?>(var why) -> why;
      case Seen<?>(var value) -> throw new AssertionError("seen: " + value);
    };
  }
}
