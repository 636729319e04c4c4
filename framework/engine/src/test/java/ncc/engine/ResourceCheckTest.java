package ncc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.ResourceCheck;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.InventoryMerge;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Provenance;
import ncc.spi.inventory.Resource;
import ncc.spi.run.CheckRun;
import ncc.spi.run.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a plugin brings is judged as VMs are: absence never passes.
class ResourceCheckTest {
  static final Kind DISK = Kind.of("DISK");
  private static final Origin NEW = new Origin("fake-01/disks.txt", Fakes.ORIGIN.takenAt());
  private static final Set<FactType> USE = FactType.setOf(DiskUse.class);

  @FactInfo(id = "DISK_USE", title = "use of the disk")
  record DiskUse(int percent) implements Fact {}

  @CheckInfo(
      id = "disk_check",
      module = "disk_checks",
      title = "Disks",
      description = "Checks that disks have space",
      causes = "It is full",
      resolutions = "Delete something",
      impact = "Writes fail",
      categories = "Disk",
      interval = "1h",
      needs = DiskUse.class)
  public record DiskCheck() implements ResourceCheck {
    @Override
    public Kind kind() {
      return DISK;
    }

    @Override
    public Verdict check(Resource disk, CheckContext context) {
      int percent = disk.get(DiskUse.class).orElseThrow().percent();
      return percent > 90
          ? Verdict.fail("Disk is full", "{percent} %").with("percent", percent)
          : Verdict.pass();
    }
  }

  private static Resource disk(String key, Fact... facts) {
    return new Resource(DISK, key, key, Facts.of(facts), Provenance.of(NEW));
  }

  private static Inventory inventory(List<Resource> disks, boolean isWhole, Caveat... caveats) {
    var part = new Part(NEW, USE, Part.Roster.NONE, 0, isWhole);
    return new Inventory(
        Cluster.named("fake-01"), List.of(), List.of(part), List.of(caveats), List.of(), disks);
  }

  private static CheckRun run(Inventory inventory) {
    return Fakes.run(new DiskCheck(), inventory);
  }

  private static List<Finding> findings(CheckRun run) {
    return run.groups().stream().flatMap(group -> group.findings().stream()).toList();
  }

  @Test
  void eachOneIsASubjectOfItsKind() {
    var run = run(inventory(List.of(disk("a", new DiskUse(95)), disk("b", new DiskUse(5))), true));

    assertThat(findings(run))
        .extracting(one -> one.subject().kind(), one -> one.subject().name(), one -> one.status())
        .containsExactlyInAnyOrder(tuple(DISK, "a", Status.FAIL), tuple(DISK, "b", Status.PASS));
  }

  @Test
  void whereNoneAreThereNothingPasses() {
    assertThat(run(inventory(List.of(), true)).groups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.status()).isEqualTo(Status.SKIP);
          assertThat(group.headline()).isEqualTo("No disk was found");
        });
  }

  @Test
  void aFactThatNoSourceTellsIsErr() {
    var nobody = new Part(Fakes.ORIGIN, Set.of(), Part.Roster.EVERY_NGT_VM, 0, true);
    var inventory = new Inventory(Cluster.named("fake-01"), List.of(), List.of(nobody), List.of());

    assertThat(run(inventory).status()).isEqualTo(Status.ERR);
    assertThat(run(inventory).groups().getFirst().headline())
        .isEqualTo("No source of this cluster tells the use of the disk");
  }

  @ParameterizedTest
  @EnumSource(
      value = Caveat.Kind.class,
      names = {"FACT_LOST", "LIST_INCOMPLETE", "OUT_OF_REACH"})
  void aDamagedListIsErrForWhatIsMissing(Caveat.Kind kind) {
    var damaged = new Caveat(kind, "fake-01/disks.txt:3", "it is cut off", USE, Set.of());
    var run = run(inventory(List.of(disk("a", new DiskUse(95)), disk("b")), false, damaged));

    assertThat(findings(run))
        .extracting(one -> one.subject().name(), one -> one.status())
        .containsExactlyInAnyOrder(
            tuple("a", Status.FAIL), tuple("b", Status.ERR), tuple("fake-01", Status.ERR));
    assertThat(run.groups())
        .anyMatch(group -> group.headline().equals("The list of disks may be incomplete"));
    assertThat(run(inventory(List.of(), false, damaged)).status()).isEqualTo(Status.ERR);
  }

  /// Of a list that was read to its end, a value may be lost, and no disk.
  @Test
  void aLostValueIsErrForWhatLacksItAlone() {
    var lost = new Caveat(Caveat.Kind.FACT_LOST, "fake-01/disks.txt:3", "no number", USE, Set.of());
    var run = run(inventory(List.of(disk("a", new DiskUse(5)), disk("b")), true, lost));

    assertThat(findings(run))
        .extracting(one -> one.subject().name(), one -> one.status())
        .containsExactlyInAnyOrder(tuple("a", Status.PASS), tuple("b", Status.ERR));
  }

  @Test
  void aListThatIsCutDoesNoHarmBesideOneThatIsWhole() {
    var cut = new Caveat(Caveat.Kind.OUT_OF_REACH, "pe: disks", "HTTP 403", USE, Set.of());
    var run = run(inventory(List.of(disk("a", new DiskUse(5))), true, cut));

    assertThat(findings(run)).extracting(Finding::status).containsExactly(Status.PASS);
  }

  @Test
  void anOldFactPassesNothing() {
    var young = inventory(List.of(disk("a", new DiskUse(5))), true);
    var old =
        new FactAges(
            young, USE, Present.of(later(), later(), Optional.empty()), Duration.ofHours(24));
    var findings = findings(run(young));

    assertThat(old.of(findings, findings.getFirst().subject()).findings())
        .extracting(Finding::status)
        .containsExactly(Status.ERR);
  }

  private static Instant later() {
    return NEW.takenAt().plus(Duration.ofDays(3));
  }

  @Test
  void twoSourcesAreMergedAndWhatTheyDisagreeAboutIsNamed() {
    var other = new Origin("fake-01/other.txt", NEW.takenAt().plusSeconds(60));
    var late = new Resource(DISK, "a", "data", Facts.of(new DiskUse(50)), Provenance.of(other));
    var first = inventory(List.of(disk("a", new DiskUse(95)), disk("b")), true);
    var second =
        new Inventory(
            Cluster.named("fake-01"),
            List.of(),
            List.of(new Part(other, USE, Part.Roster.NONE, 0, true)),
            List.of(),
            List.of(),
            List.of(late));

    var merged = InventoryMerge.merge(List.of(first, second));

    assertThat(merged.resources(DISK)).extracting(Resource::name).containsExactly("data", "b");
    assertThat(merged.resources(DISK).getFirst().get(DiskUse.class)).contains(new DiskUse(50));
    assertThat(merged.resources(DISK).getFirst().provenance().of(FactType.of(DiskUse.class)))
        .isEqualTo(other);
    assertThat(merged.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.kind()).isEqualTo(Caveat.Kind.CONFLICT);
          assertThat(caveat.reason())
              .isEqualTo(
                  "the use of the disk of 1 disk differs from fake-01/other.txt, which is believed"
                      + " because it was taken later: 'a'");
        });
  }
}
