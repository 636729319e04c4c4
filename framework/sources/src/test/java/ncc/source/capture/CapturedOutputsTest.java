package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import ncc.source.layout.Volumes;
import ncc.source.partial.DiskList;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Resource;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What plugins describe, out of the files of a capture.
class CapturedOutputsTest {
  private static final Instant TAKEN = Instant.parse("2026-11-20T03:00:00Z");
  private static final String CLI =
      """
      vm_info_vec {
        vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001"
        vm_name: "payroll"
        guest_tools_enabled: true
        communication_link_active: true
        vm_info { ngt_version: "4.1" }
      }
      """;

  @TempDir Path temporary;
  Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectories(temporary.resolve("osaka-07"));
  }

  private List<Inventory> withDisks() throws SourceException {
    var source = new CaptureSource().with(List.of(new DiskList()));
    return source.read(SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN)));
  }

  @Test
  void whatAPluginDescribesIsReadOutOfItsFile() throws Exception {
    Files.writeString(folder.resolve("nutanix_guest_tools_cli.txt"), CLI);
    Files.writeString(folder.resolve("disk_list.txt"), "a 95\n");
    var inventory = withDisks().getFirst();

    assertThat(inventory.resources(DiskList.DISK)).extracting(Resource::name).containsExactly("a");
    assertThat(inventory.parts())
        .extracting(part -> part.origin().name())
        .contains("osaka-07/disk_list.txt");
    assertThat(inventory.isComplete()).isTrue();
  }

  @Test
  void aCaptureOfAPluginsFileAloneIsOne() throws Exception {
    Files.writeString(folder.resolve("disk_list.txt"), "a 95\n");

    assertThat(withDisks().getFirst().resources()).hasSize(1);
    assertThat(withDisks().getFirst().whyVmsMayBeMissing()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"true, FACT_LOST", "false, OUT_OF_REACH"})
  void whatAPluginsFileLacksIsSaid(boolean isThere, Caveat.Kind kind) throws Exception {
    Files.writeString(folder.resolve("nutanix_guest_tools_cli.txt"), CLI);
    Files.writeString(
        folder.resolve("capture.yaml"),
        "missing:\n  - file: disk_list.txt\n    reason: it timed out\n");
    if (isThere) {
      Files.writeString(folder.resolve("disk_list.txt"), "a 95\n");
    }

    assertThat(withDisks().getFirst().caveats())
        .filteredOn(caveat -> caveat.where().equals("osaka-07/disk_list.txt"))
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(kind);
          assertThat(caveat.reason()).isEqualTo("it timed out");
          assertThat(caveat.facts()).isEqualTo(new DiskList().tells());
        });
  }

  @Test
  void whatTheFolderHasIsReadWhoeverAsksForIt() throws Exception {
    Files.writeString(folder.resolve("disk_list.txt"), "a 95\n");
    var source = new CaptureSource().with(List.of(new DiskList())).with(List.of());
    var request = SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN));

    assertThat(source.read(request).getFirst().resources()).hasSize(1);
  }

  @Test
  void aReaderThatBreaksTakesNothingElseWithIt() throws Exception {
    Files.writeString(folder.resolve("nutanix_guest_tools_cli.txt"), CLI);
    Files.writeString(folder.resolve("disk_list.txt"), "no number\n");
    var inventory = withDisks().getFirst();

    assertThat(inventory.vms()).hasSize(1);
    assertThat(inventory.caveats())
        .anySatisfy(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.OUT_OF_REACH);
          assertThat(caveat.reason())
              .isEqualTo(
                  "its reader ncc.source.partial.DiskList failed:"
                      + " java.lang.NumberFormatException: For input string: \"number\"");
        });
  }

  @Test
  void aNameOfItsOwnFilesIsTaken() {
    var taken =
        new DiskList() {
          @Override
          public String file() {
            return "ncli_ngt_list.txt";
          }
        };

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaptureSource().with(List.of(taken)))
        .withMessage("output 'ncli_ngt_list.txt' is already taken, so this one is not used");
  }

  private static final String ONE = "0006a000-0000-4000-8000-000000000001";
  private static final String OTHER = "0006a000-0000-4000-8000-000000000002";

  private List<Inventory> withVolumes() throws SourceException {
    var source = new CaptureSource().with(List.of(Volumes.LIST, Volumes.PAGES, Volumes.OF_VMS));
    return source.read(SourceRequest.of(folder.toString(), InstantSource.fixed(TAKEN)));
  }

  private void volumes(String file, long total, String key, String cluster) throws IOException {
    Files.writeString(
        folder.resolve(file),
        """
        {"data": [{"extId": "%s", "clusterExtId": "%s", "usage": {"size": 5}, "sealed": true}],
         "metadata": {"totalAvailableResults": %d}}
        """
            .formatted(key, cluster, total));
  }

  @Test
  void pagesThatAPluginDescribesAreOneListOfEachCluster() throws Exception {
    Files.writeString(
        folder.resolve("prism_v4_clusters_0000.json"),
        """
        {"data": [{"extId": "%s", "name": "one"}, {"extId": "%s", "name": "other"}],
         "metadata": {"totalAvailableResults": 2}}
        """
            .formatted(ONE, OTHER));
    volumes("volumes_0000.json", 2, "a", ONE);
    volumes("volumes_0001.json", 2, "b", ONE);
    var inventories = withVolumes();

    assertThat(inventories).hasSize(2);
    assertThat(inventories.getFirst().resources())
        .extracting(Resource::key)
        .containsExactly("a", "b");
    assertThat(inventories.get(1).resources()).isEmpty();
    assertThat(inventories)
        .allMatch(one -> one.canKnow(FactType.of(Volumes.Size.class)))
        .allMatch(one -> one.caveats().stream().noneMatch(caveat -> !caveat.facts().isEmpty()));
  }

  @Test
  void aPageThatIsMissingIsToldOfThem() throws Exception {
    Files.writeString(
        folder.resolve("capture.yaml"),
        "missing:\n  - file: volumes_0001.json\n    reason: it timed out\n");
    volumes("volumes_0000.json", 2, "a", ONE);

    assertThat(withVolumes().getFirst().caveats())
        .extracting(Caveat::reason)
        .contains("it timed out", "it holds 1 of the 2 that Prism has: pages are missing");
  }

  @Test
  void whatACommandAndPrismTellOfOneEntityIsMerged() throws Exception {
    volumes("volumes_0000.json", 1, "a", ONE);
    Files.writeString(
        folder.resolve("volume_list.txt"),
        "Id : 1\nUuid : a\nName : images\nSize : 6\nOwner : ann\n");
    var inventory = withVolumes().getFirst();

    assertThat(inventory.cluster().uuid()).contains(UUID.fromString(ONE));
    assertThat(inventory.resources())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.name()).isEqualTo("images");
          assertThat(one.get(Volumes.Owner.class)).contains(new Volumes.Owner("ann"));
          assertThat(one.get(Volumes.Sealed.class)).contains(new Volumes.Sealed(true));
          assertThat(one.provenance().of(FactType.of(Volumes.Sealed.class)).name())
              .isEqualTo("osaka-07/volumes_0000.json");
        });
    assertThat(inventory.caveats())
        .filteredOn(caveat -> caveat.kind() == Caveat.Kind.CONFLICT)
        .singleElement()
        .satisfies(caveat ->
            assertThat(caveat.reason()).startsWith("the size of the volume of 1 volume differs"));
  }

  @Test
  void pagesOfItsOwnFilesAreTaken() {
    var taken =
        new Volumes.Described("prism_v4_vms.json", Volumes.PAGES.ask(), Volumes.PAGES.layout());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CaptureSource().with(List.of(taken)))
        .withMessage("output 'prism_v4_vms.json' is already taken, so this one is not used");
  }
}
