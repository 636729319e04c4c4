package ncc.spi.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryMergeTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Origin RICH = new Origin("c/rich", NOON);
  private static final Origin POOR = new Origin("c/poor", NOON);
  private static final Origin LATE = new Origin("c/late", NOON.plusSeconds(1));
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final Set<FactType> FACTS =
      FactType.setOf(NgtLink.class, NgtInstalledVersion.class);

  @Test
  void theUuidsByWhichAGuestMayKnowItselfAreKept() {
    var known = UUID.fromString("cccccccc-0000-4000-8000-000000000003");
    var plain = new Vm(A, "vm-1", Facts.NONE, prov(RICH));
    var called = new Vm(A, "vm-1", Facts.NONE, prov(POOR), Set.of(known));

    for (var both : List.of(List.of(plain, called), List.of(called, plain))) {
      var merged = InventoryMerge.merge(both.stream().map(vm -> of(vm)).toList());
      assertThat(merged.vms().getFirst().isCalled(known)).isTrue();
    }
  }

  private static Inventory of(Vm vm) {
    return new Inventory(Cluster.named("c"), List.of(vm), List.of(), List.of());
  }

  @Test
  void oneInventoryStaysAsItIs() {
    var only = listing(RICH, vm(A, RICH, link(true)));
    assertThat(InventoryMerge.merge(List.of(only))).isSameAs(only);
  }

  @Test
  void nothingCannotBeMerged() {
    assertThatThrownBy(() -> InventoryMerge.merge(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("nothing to merge: no inventory was given");
  }

  @Test
  void vmsThatOnlyOneListHoldsAreNotCopied() {
    var listed = listing(RICH, vm(A, RICH, link(true)));
    var merged = InventoryMerge.merge(List.of(listed, of(POOR, Part.Roster.NONE)));
    assertThat(merged.vms()).isSameAs(listed.vms());
  }

  @Test
  void factsOfAVmComeTogetherWithTheirOrigins() {
    var powered = new Vm(A, "vm-1 ", Facts.of(new Power(PowerState.ON)), prov(POOR));
    var merged =
        InventoryMerge.merge(
            List.of(listing(RICH, vm(A, RICH, link(true))), of(POOR, Part.Roster.SOME, powered)));
    var vm = merged.vms().getFirst();
    assertThat(vm.power()).contains(PowerState.ON);
    assertThat(vm.get(NgtLink.class)).contains(new NgtLink(true));
    assertThat(vm.provenance())
        .isEqualTo(new Provenance(RICH, java.util.Map.of(FactType.of(Power.class), POOR)));
    assertThat(merged.caveats()).isEmpty();
    assertThat(merged.parts()).extracting(Part::origin).containsExactly(RICH, POOR);
  }

  @Test
  void vmsStandInTheOrderOfTheirFirstOrigin() {
    var merged =
        InventoryMerge.merge(
            List.of(
                listing(RICH, vm(B, RICH, link(true))),
                listing(POOR, vm(A, POOR, link(true)), vm(B, POOR, link(true)))));
    assertThat(merged.vms()).extracting(Vm::uuid).containsExactly(B, A);
  }

  @Test
  void provenancesAreShared() {
    var rich = new ArrayList<Vm>();
    var poor = new ArrayList<Vm>();
    for (int i = 0; i < 10; i++) {
      rich.add(vm(new UUID(1, i), RICH, link(true)));
      poor.add(vm(new UUID(1, i), POOR, version("4.1")));
    }
    var merged =
        InventoryMerge.merge(
            List.of(
                listing(RICH, rich.toArray(Vm[]::new)), listing(POOR, poor.toArray(Vm[]::new))));
    assertThat(merged.vms())
        .allSatisfy(
            vm -> assertThat(vm.provenance()).isSameAs(merged.vms().getFirst().provenance()));
  }

  @Test
  void ofTwoTakenAtTheSameTimeTheFirstIsBelieved() {
    var merged =
        InventoryMerge.merge(
            List.of(
                listing(RICH, vm(A, RICH, link(true))), listing(POOR, vm(A, POOR, link(false)))));
    assertThat(merged.vms().getFirst().get(NgtLink.class)).contains(new NgtLink(true));
    assertThat(merged.caveats())
        .containsExactly(
            new Caveat(
                Caveat.Kind.CONFLICT,
                "c/poor",
                "the communication link of 1 VM differs from c/rich, which is believed because it"
                    + " comes first of two taken at the same time: 'vm-1'",
                FactType.setOf(NgtLink.class),
                Set.of(A)));
  }

  @Test
  void theOneFromTheFutureIsBelievedAgainstNobody() {
    var rich = listing(RICH, vm(A, RICH, link(true)));
    var late = listing(LATE, vm(A, LATE, link(false)));

    for (var lists : List.of(List.of(rich, late), List.of(late, rich))) {
      var merged = InventoryMerge.merge(lists, NOON);

      assertThat(merged.vms().getFirst().get(NgtLink.class)).contains(new NgtLink(true));
      assertThat(merged.caveats())
          .singleElement()
          .satisfies(caveat -> {
            assertThat(caveat.where()).isEqualTo("c/late");
            assertThat(caveat.reason())
                .contains(
                    "differs from c/rich, which is believed because it is not from the future");
          });
      assertThat(
              InventoryMerge.merge(lists, NOON.plusSeconds(1)).vms().getFirst().get(NgtLink.class))
          .contains(new NgtLink(false));
      assertThat(
              InventoryMerge.merge(lists, NOON.minusSeconds(1)).vms().getFirst().get(NgtLink.class))
          .contains(new NgtLink(false));
    }
  }

  @Test
  void theOneTakenLaterIsBelieved() {
    var merged =
        InventoryMerge.merge(
            List.of(
                listing(RICH, vm(A, RICH, link(true))), listing(LATE, vm(A, LATE, link(false)))));
    var vm = merged.vms().getFirst();
    assertThat(vm.get(NgtLink.class)).contains(new NgtLink(false));
    assertThat(vm.provenance().of(FactType.of(NgtLink.class))).isEqualTo(LATE);
    assertThat(merged.caveats())
        .extracting(Caveat::where, Caveat::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "c/rich",
                "the communication link of 1 VM differs from c/late, which is believed because it"
                    + " was taken later: 'vm-1'"));
  }

  @Test
  void ofThreeTheLatestIsBelievedWhereverItStands() {
    var lists =
        List.of(
            listing(RICH, vm(A, RICH, link(true))),
            listing(LATE, vm(A, LATE, link(false))),
            listing(POOR, vm(A, POOR, link(true))));
    assertThat(InventoryMerge.merge(lists).vms().getFirst().get(NgtLink.class))
        .contains(new NgtLink(false));
    assertThat(InventoryMerge.merge(lists.reversed()).vms().getFirst().get(NgtLink.class))
        .contains(new NgtLink(false));
  }

  @Test
  void manyVmsOfTheSamePairAreOneCaveat() {
    var rich = vms(RICH, 5, link(true));
    var poor = vms(POOR, 5, link(false));
    var caveats = InventoryMerge.merge(List.of(listing(RICH, rich), listing(POOR, poor))).caveats();
    assertThat(caveats).hasSize(1);
    assertThat(caveats.getFirst().vms()).hasSize(5);
    assertThat(caveats.getFirst().reason())
        .startsWith("the communication link of 5 VMs differs")
        .endsWith(": 'vm-0', 'vm-1', 'vm-2' and 2 more");
  }

  @ParameterizedTest
  @CsvSource({"4.1, 4.1.0, false", "4.1, 4.1.1, true"})
  void versionsDifferByOrderNotByText(String one, String other, boolean isConflict) {
    var merged =
        InventoryMerge.merge(
            List.of(
                listing(RICH, vm(A, RICH, version(one))),
                listing(POOR, vm(A, POOR, version(other)))));
    assertThat(merged.caveats().isEmpty()).isEqualTo(!isConflict);
  }

  @Test
  void aNameIsBetterThanNone() {
    var unnamed = new Vm(A, A.toString(), link(true).with(REGISTERED), prov(RICH));
    var merged =
        InventoryMerge.merge(
            List.of(listing(RICH, unnamed), listing(POOR, vm(A, POOR, link(true)))));
    assertThat(merged.vms().getFirst().name()).isEqualTo("vm-1");
    assertThat(merged.caveats()).isEmpty();
  }

  @Test
  void ofThreeNamesTheLatestIsBelieved() {
    var later = new Origin("c/later", NOON.plusSeconds(9));
    var lists =
        List.of(
            listing(RICH, named("first", RICH)),
            listing(later, named("latest", later)),
            listing(LATE, named("late", LATE)));
    assertThat(InventoryMerge.merge(lists).vms().getFirst().name()).isEqualTo("latest");
    assertThat(InventoryMerge.merge(lists.reversed()).vms().getFirst().name()).isEqualTo("latest");
  }

  @Test
  void aVmThatOneOriginRegistersStaysRegistered() {
    var unregistered = new Vm(A, "vm-1", Facts.NONE, prov(LATE));
    var registering = listing(RICH, vm(A, RICH, link(true)));
    var every = of(LATE, Part.Roster.EVERY_VM, unregistered);
    for (var order : List.of(List.of(registering, every), List.of(every, registering))) {
      var merged = InventoryMerge.merge(order);
      assertThat(merged.vms().getFirst().get(NgtLink.class)).contains(new NgtLink(true));
      assertThat(merged.caveats())
          .singleElement()
          .satisfies(caveat -> {
            assertThat(caveat.kind()).isEqualTo(Caveat.Kind.CONFLICT);
            assertThat(caveat.where()).isEqualTo("c/late");
            assertThat(caveat.reason()).startsWith("the registration with NGT of 1 VM differs");
          });
    }
  }

  @Test
  void aCutListDoesNoHarmWhenAnotherIsWhole() {
    var cut = with(of(POOR, Part.Roster.EVERY_NGT_VM, vm(A, POOR, link(true))), cut(Set.of()));
    var whole = listing(RICH, vm(A, RICH, link(true)), vm(B, RICH, link(true)));
    assertThat(InventoryMerge.merge(List.of(whole, cut)).caveats()).isEmpty();
    assertThat(InventoryMerge.merge(List.of(cut, cut)).whyVmsMayBeMissing()).isPresent();
  }

  @Test
  void ofADamagedListTheFactsOfItsLostRowsAreLost() {
    var damaged = with(of(POOR, Part.Roster.EVERY_NGT_VM, vm(A, POOR, link(true))), cut(FACTS));
    var whole = listing(RICH, vm(A, RICH, link(true)), vm(B, RICH, link(true)));
    assertThat(InventoryMerge.merge(List.of(whole, damaged)).caveats())
        .containsExactly(
            new Caveat(Caveat.Kind.FACT_LOST, "c/poor:7", "cut off", FACTS, Set.of(B)));
  }

  @Test
  void aDamagedListWhoseFactsOthersTellIsWorthANote() {
    var damaged = with(of(POOR, Part.Roster.EVERY_NGT_VM), cut(FactType.setOf(NgtLink.class)));
    var whole = listing(RICH, vm(A, RICH, link(true)));
    var merged = InventoryMerge.merge(List.of(whole, damaged));
    assertThat(merged.isComplete()).isTrue();
    assertThat(merged.caveats()).extracting(Caveat::kind).containsExactly(Caveat.Kind.NOTE);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, false"})
  void aCutListThatHoldsAllVmsOfTheClusterIsWhole(int count, boolean isWhole) {
    var cut =
        with(
            part(POOR, Part.Roster.EVERY_NGT_VM, false, vm(A, POOR, link(true))),
            new Caveat(Caveat.Kind.LIST_INCOMPLETE, "c/poor", "cap", Set.of(), Set.of()));
    var counted = described(RICH, cluster("", Optional.empty(), Optional.of(count)));
    var merged = InventoryMerge.merge(List.of(cut, counted));
    assertThat(merged.caveats().isEmpty()).isEqualTo(isWhole);
    assertThat(merged.parts().getFirst().listsEveryNgtVm()).isEqualTo(isWhole);
  }

  @Test
  void factsOfTheClusterComeTogether() {
    var first = described(RICH, cluster("", Optional.of("192.0.2.1"), Optional.empty()));
    var second = described(POOR, cluster("east", Optional.empty(), Optional.of(9)));
    var cluster = InventoryMerge.merge(List.of(first, second)).cluster();
    assertThat(cluster.name()).isEqualTo("east");
    assertThat(cluster.vip()).contains("192.0.2.1");
    assertThat(cluster.get(VmCount.class)).contains(new VmCount(9));
  }

  @Test
  void ofTwoCountsTheLaterIsKnownAndNoConflict() {
    var early = described(RICH, cluster("east", Optional.empty(), Optional.of(9)));
    var late = described(LATE, cluster("east", Optional.empty(), Optional.of(7)));
    var same = described(POOR, cluster("east", Optional.empty(), Optional.of(8)));

    for (var partials : List.of(List.of(early, late), List.of(late, early))) {
      var merged = InventoryMerge.merge(partials);
      assertThat(merged.cluster().get(VmCount.class)).contains(new VmCount(7));
      assertThat(merged.caveats()).extracting(Caveat::kind).doesNotContain(Caveat.Kind.CONFLICT);
    }
    assertThat(InventoryMerge.merge(List.of(early, same)).cluster().get(VmCount.class))
        .contains(new VmCount(9));
  }

  @Test
  void factsOfTheClusterThatDifferAreAConflict() {
    var first = described(RICH, cluster("east", Optional.of("192.0.2.1"), Optional.empty()));
    var second = described(LATE, cluster("east", Optional.of("192.0.2.2"), Optional.empty()));
    var merged = InventoryMerge.merge(List.of(first, second));
    assertThat(merged.cluster().vip()).contains("192.0.2.2");
    assertThat(merged.caveats())
        .extracting(Caveat::kind, Caveat::where, Caveat::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Caveat.Kind.CONFLICT,
                "c/rich",
                "the cluster virtual IP differs from c/late, which is believed because it was"
                    + " taken later: '192.0.2.1'"));
  }

  @Test
  void theNameOfTheOneThatKnowsTheUuidIsTheClusters() {
    var folder = described(RICH, Cluster.named("folder"));
    var known = described(POOR, new Cluster("east", Optional.of(B), Optional.empty(), Facts.NONE));
    var merged = InventoryMerge.merge(List.of(folder, known));
    assertThat(merged.cluster().name()).isEqualTo("east");
    assertThat(merged.caveats()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'a\nb', '''a\ufffdb'''", "plain, '''plain'''"})
  void aNameInAReasonStaysOnOneLine(String name, String quoted) {
    assertThat(Caveat.quoted(name)).isEqualTo(quoted);
  }

  @ParameterizedTest
  @CsvSource({"60, 62", "61, 63"})
  void aNameInAReasonIsShortened(int length, int shown) {
    assertThat(Caveat.quoted("x".repeat(length))).hasSize(shown);
    assertThat(Caveat.quoted("x".repeat(length)).contains("…")).isEqualTo(length > 60);
  }

  private static final NgtRegistration REGISTERED = new NgtRegistration(true);

  private static Vm[] vms(Origin origin, int count, Facts ngt) {
    return IntStream.range(0, count)
        .mapToObj(i -> vm(new UUID(0, i), origin, ngt))
        .toArray(Vm[]::new);
  }

  private static Vm vm(UUID uuid, Origin origin, Facts ngt) {
    return new Vm(uuid, "vm-" + uuid.getLeastSignificantBits(), ngt.with(REGISTERED), prov(origin));
  }

  private static Vm named(String name, Origin origin) {
    return new Vm(A, name, Facts.of(REGISTERED), prov(origin));
  }

  private static Provenance prov(Origin origin) {
    return Provenance.of(origin);
  }

  private static Facts link(boolean active) {
    return ngt(Optional.empty(), Optional.of(active));
  }

  private static Facts version(String text) {
    return ngt(Version.parse(text), Optional.empty());
  }

  private static Facts ngt(Optional<Version> installed, Optional<Boolean> link) {
    return Facts.known(installed.map(NgtInstalledVersion::new), link.map(NgtLink::new));
  }

  private static Inventory listing(Origin origin, Vm... vms) {
    return part(origin, Part.Roster.EVERY_NGT_VM, true, vms);
  }

  private static Inventory of(Origin origin, Part.Roster roster, Vm... vms) {
    return part(origin, roster, roster != Part.Roster.EVERY_NGT_VM, vms);
  }

  private static Inventory part(Origin origin, Part.Roster roster, boolean isWhole, Vm... vms) {
    return new Inventory(
        Cluster.named(""),
        Arrays.asList(vms),
        List.of(new Part(origin, FACTS, roster, vms.length, isWhole)),
        List.of());
  }

  private static Caveat cut(Set<FactType> facts) {
    return new Caveat(Caveat.Kind.LIST_INCOMPLETE, "c/poor:7", "cut off", facts, Set.of());
  }

  private static Inventory with(Inventory inventory, Caveat caveat) {
    return new Inventory(inventory.cluster(), inventory.vms(), inventory.parts(), List.of(caveat));
  }

  private static Inventory described(Origin origin, Cluster cluster) {
    return new Inventory(
        cluster,
        List.of(),
        List.of(new Part(origin, FactType.setOf(VirtualIp.class), Part.Roster.NONE, 0, true)),
        List.of());
  }

  private static Cluster cluster(String name, Optional<String> vip, Optional<Integer> vmCount) {
    return new Cluster(
        name,
        Optional.empty(),
        Optional.empty(),
        Facts.known(vip.map(VirtualIp::new), vmCount.map(VmCount::new)));
  }
}
