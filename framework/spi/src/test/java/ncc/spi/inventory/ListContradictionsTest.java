package ncc.spi.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListContradictionsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Origin RICH = new Origin("c/rich", NOON);
  private static final Origin POOR = new Origin("c/poor", NOON);
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final Set<FactType> LINK = FactType.setOf(NgtLink.class);

  private static Vm registered(UUID uuid, Origin origin) {
    return new Vm(
        uuid,
        "vm-" + uuid.getLeastSignificantBits(),
        Facts.of(new NgtRegistration(true)),
        Provenance.of(origin));
  }

  private static Vm plain(UUID uuid, Origin origin) {
    return new Vm(uuid, "vm-" + uuid.getLeastSignificantBits(), Facts.NONE, Provenance.of(origin));
  }

  private static Inventory list(Origin origin, Set<FactType> facts, Part.Roster roster, Vm... vms) {
    var part = new Part(origin, facts, roster, vms.length, true);
    return new Inventory(Cluster.named("c"), List.of(vms), List.of(part), List.of());
  }

  private static Inventory counting(int vms) {
    var part =
        new Part(
            new Origin("c/clusters", NOON),
            FactType.setOf(VirtualIp.class),
            Part.Roster.NONE,
            vms,
            true);
    return new Inventory(Cluster.named("c"), List.of(), List.of(part), List.of());
  }

  @ParameterizedTest
  @EnumSource(
      value = Part.Roster.class,
      names = {"EVERY_VM", "EVERY_NGT_VM"})
  void whatASilentListAloneCanTellIsLost(Part.Roster roster) {
    var merged =
        InventoryMerge.merge(
            List.of(
                list(RICH, LINK, roster, registered(B, RICH)),
                list(
                    POOR,
                    FactType.setOf(NgtEnabled.class),
                    Part.Roster.SOME,
                    registered(A, POOR))));

    assertThat(merged.vms()).hasSize(2);
    assertThat(merged.caveats())
        .containsExactly(
            new Caveat(
                Caveat.Kind.FACT_LOST,
                "c/rich",
                "the lists contradict each other: c/poor registers with NGT 1 VM that this one does"
                    + " not: 'vm-1'",
                LINK,
                Set.of(A)));
  }

  @Test
  void aVmThatAListDoesNotRegisterIsOneOfThem() {
    var merged =
        InventoryMerge.merge(
            List.of(
                list(RICH, LINK, Part.Roster.EVERY_VM, plain(A, RICH)),
                list(POOR, Set.of(), Part.Roster.EVERY_VM, registered(A, POOR))));

    assertThat(merged.whyMissing(FactType.of(NgtLink.class), merged.vms().getFirst())).isPresent();
  }

  /// A list without VMs that is doubted for that alone.
  private static Inventory doubted(Set<FactType> facts) {
    var part = new Part(RICH, facts, Part.Roster.EVERY_VM, 0, false);
    var nobody =
        new Caveat(Caveat.Kind.LIST_INCOMPLETE, RICH.name(), "it lists no VM", Set.of(), Set.of());
    return new Inventory(Cluster.named("c"), List.of(), List.of(part), List.of(nobody));
  }

  @Test
  void whatADoubtedListOfNobodyAloneCanTellIsLost() {
    var enabled = FactType.setOf(NgtEnabled.class);
    var naming = list(POOR, enabled, Part.Roster.EVERY_VM, registered(A, POOR));

    for (List<Inventory> both :
        List.of(List.of(doubted(LINK), naming), List.of(naming, doubted(LINK)))) {
      assertThat(InventoryMerge.merge(both).caveats())
          .containsExactly(
              new Caveat(
                  Caveat.Kind.FACT_LOST,
                  "c/rich",
                  "the lists contradict each other: c/poor registers with NGT 1 VM that this one"
                      + " does not: 'vm-1'",
                  LINK,
                  Set.of(A)));
    }
  }

  @Test
  void aDoubtedListOfNobodyIsToldOfWhereTheOtherTellsAll() {
    var naming = list(POOR, LINK, Part.Roster.EVERY_VM, registered(A, POOR));

    var merged = InventoryMerge.merge(List.of(doubted(LINK), naming));

    assertThat(merged.isComplete()).isTrue();
    assertThat(merged.caveats()).extracting(Caveat::kind).containsExactly(Caveat.Kind.CONFLICT);
  }

  @Test
  void whatTheOtherListCanTellIsNotLost() {
    var merged =
        InventoryMerge.merge(
            List.of(
                list(RICH, LINK, Part.Roster.EVERY_VM),
                list(POOR, LINK, Part.Roster.EVERY_VM, registered(A, POOR))));

    assertThat(merged.isComplete()).isTrue();
    assertThat(merged.caveats()).extracting(Caveat::kind).containsExactly(Caveat.Kind.CONFLICT);
  }

  @Test
  void aListOfTheRegisteredIsNotComparedWithTheCountOfAll() {
    var registered = list(RICH, LINK, Part.Roster.EVERY_NGT_VM, registered(A, RICH));

    assertThat(InventoryMerge.merge(List.of(registered, counting(37))).caveats()).isEmpty();
  }

  @Test
  void aListOfTheRegisteredThatNamesNoneContradictsOneThatNamesSome() {
    var naming = list(RICH, LINK, Part.Roster.EVERY_NGT_VM, registered(A, RICH));

    for (Set<FactType> facts :
        List.of(LINK, FactType.setOf(NgtEnabled.class), Set.<FactType>of())) {
      var none = list(POOR, facts, Part.Roster.EVERY_NGT_VM);
      for (List<Inventory> both : List.of(List.of(naming, none), List.of(none, naming))) {
        assertThat(InventoryMerge.merge(both).whyVmsMayBeMissing())
            .map(Caveat::reason)
            .contains(
                "the lists contradict each other: c/rich registers with NGT 1 VM, and this one"
                    + " lists none: 'vm-1'");
      }
    }
  }

  @Test
  void listsThatNameNoneAgreeWithOthersWithoutRegisteredVms() {
    var none = list(POOR, LINK, Part.Roster.EVERY_NGT_VM);
    var others = list(RICH, LINK, Part.Roster.EVERY_VM, plain(A, RICH));

    assertThat(InventoryMerge.merge(List.of(none, others, none)).caveats()).isEmpty();
  }

  @Test
  void theVmsOfOneListDoNotContradictEachOther() {
    var piece = list(RICH, LINK, Part.Roster.EVERY_VM, registered(A, RICH), plain(B, RICH));
    var homeless = list(RICH, LINK, Part.Roster.EVERY_VM, registered(new UUID(0, 3), RICH));

    assertThat(InventoryMerge.merge(List.of(piece, homeless)).caveats()).isEmpty();
    assertThat(
            InventoryMerge.merge(
                    List.of(
                        piece,
                        homeless,
                        list(POOR, LINK, Part.Roster.EVERY_VM, registered(A, POOR))))
                .caveats())
        .extracting(Caveat::where)
        .containsOnly("c/poor");
  }

  @Test
  void aVmOfWhichNobodyTellsWhetherItIsRegisteredMayBe() {
    var merged =
        InventoryMerge.merge(
            List.of(
                list(RICH, LINK, Part.Roster.EVERY_VM, registered(B, RICH)),
                list(POOR, FactType.setOf(Power.class), Part.Roster.SOME, plain(A, POOR))));

    assertThat(merged.whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains(
            "the lists contradict each other: c/poor lists 1 VM that this one does not: 'vm-1'");
  }

  @Test
  void aVmThatAListOfThoseRegisteredLeavesOutIsNotRegistered() {
    var merged =
        InventoryMerge.merge(
            List.of(
                list(RICH, LINK, Part.Roster.EVERY_NGT_VM, registered(B, RICH)),
                list(POOR, FactType.setOf(Power.class), Part.Roster.SOME, plain(A, POOR))));

    assertThat(merged.caveats()).isEmpty();
  }

  @Test
  void aClusterThatCountsVmsContradictsAnEmptyList() {
    var empty = list(RICH, LINK, Part.Roster.EVERY_VM);

    assertThat(InventoryMerge.merge(List.of(empty, counting(0))).caveats()).isEmpty();
    assertThat(InventoryMerge.merge(List.of(empty, counting(5))).whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains(
            "the lists contradict each other: c/clusters counts 5 VMs, and this one lists none");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aCountThatIsNotThatOfGuestsAloneContradictsNoListWithVms(int count) {
    var two = list(RICH, LINK, Part.Roster.EVERY_VM, registered(A, RICH), plain(B, RICH));

    assertThat(InventoryMerge.merge(List.of(two, counting(count))).caveats()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 37, Integer.MAX_VALUE})
  void aCountOfMoreThanTwiceAsManyIsWorthALookAndNoMore(int count) {
    var two = list(RICH, LINK, Part.Roster.EVERY_VM, registered(A, RICH), plain(B, RICH));
    var merged = InventoryMerge.merge(List.of(two, counting(count)));

    assertThat(merged.isComplete()).isTrue();
    assertThat(merged.caveats())
        .containsExactly(
            Caveat.note(
                "c/rich",
                "the list may be cut: c/clusters counts "
                    + count
                    + " VMs, which may include controller VMs, and 2 are listed"));
  }

  /// Two lists of some VMs each that are together all the VMs there are.
  private static Inventory counted(Vm... vms) {
    var power = FactType.setOf(Power.class);
    var on = list(RICH, power, Part.Roster.SOME, vms);
    var off = list(new Origin("c/off", NOON), power, Part.Roster.SOME);
    return new Inventory(
        on.cluster().with(new VmCount(vms.length)),
        on.vms(),
        List.of(on.parts().getFirst(), off.parts().getFirst()),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void listsThatCountTheirVmsContradictOneThatRegistersMore(int listed) {
    var vms = listed == 0 ? new Vm[0] : new Vm[] {plain(B, RICH)};
    var naming = list(POOR, LINK, Part.Roster.EVERY_NGT_VM, registered(A, POOR));

    for (List<Inventory> both :
        List.of(List.of(counted(vms), naming), List.of(naming, counted(vms)))) {
      assertThat(InventoryMerge.merge(both).caveats())
          .containsExactly(
              new Caveat(
                  Caveat.Kind.FACT_LOST,
                  "c/rich",
                  "the lists contradict each other: c/poor lists 1 VM that this one does not:"
                      + " 'vm-1'",
                  FactType.setOf(Power.class),
                  Set.of(A)));
    }
  }

  @Test
  void listsThatCountTheirVmsAreOfThoseOnAhvAlone() {
    var naming = list(POOR, LINK, Part.Roster.EVERY_NGT_VM, registered(A, POOR));
    var esxi =
        new Inventory(
            Cluster.named("c").with(new ClusterHypervisor(Hypervisor.ESXI)),
            List.of(),
            counting(1).parts(),
            List.of());

    assertThat(InventoryMerge.merge(List.of(counted(), naming, esxi)).caveats()).isEmpty();
  }

  @Test
  void aVmThatAnotherListTellsAllOfIsMissedAllTheSame() {
    var missing = list(RICH, LINK, Part.Roster.EVERY_VM, registered(B, RICH));
    var whole = list(POOR, LINK, Part.Roster.EVERY_VM, registered(B, POOR), plain(A, POOR));

    assertThat(InventoryMerge.merge(List.of(missing, whole)).caveats())
        .containsExactly(
            new Caveat(
                Caveat.Kind.CONFLICT,
                "c/rich",
                "the lists contradict each other: c/poor lists 1 VM that this one does not: 'vm-1'",
                Set.of(),
                Set.of(A)));
  }

  @Test
  void everyListThatDoesNotRegisterAVmIsNamed() {
    var last = new Origin("c/last", NOON);
    var lists =
        List.of(
            list(RICH, LINK, Part.Roster.EVERY_VM, plain(A, RICH)),
            list(POOR, LINK, Part.Roster.EVERY_VM, plain(A, POOR)),
            list(last, LINK, Part.Roster.EVERY_NGT_VM, registered(A, last)));

    assertThat(InventoryMerge.merge(lists).caveats())
        .extracting(Caveat::where)
        .containsExactlyInAnyOrder("c/rich", "c/poor");
    assertThat(InventoryMerge.merge(lists).caveats())
        .extracting(Caveat::reason)
        .containsOnly(
            "the registration with NGT of 1 VM differs from c/last, which is believed because it"
                + " registers what the other does not: 'vm-1'");
  }
}
