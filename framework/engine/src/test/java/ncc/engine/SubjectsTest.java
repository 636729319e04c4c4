package ncc.engine;

import static ncc.engine.Fakes.guest;
import static ncc.engine.Fakes.inventory;
import static ncc.engine.Fakes.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Vm;
import ncc.spi.run.Subject;
import org.junit.jupiter.api.Test;

class SubjectsTest {
  private static final Vm A = vm("a", Optional.empty());
  private static final Vm B = vm("b", Optional.empty());
  private static final Vm C = vm("c", Optional.empty());
  private static final Inventory INVENTORY = inventory(List.of(C, A, B));

  @Test
  void findingsAreInOrderOfTheirNamesWhateverOrderTheInventoryHas() {
    assertThat(sorted(C, A, B)).containsExactly("a", "b", "c");
  }

  @Test
  void aCheckMayLeaveVmsOut() {
    assertThat(sorted(C, B)).containsExactly("b", "c");
  }

  @Test
  void aCheckMayNameItsSubjectsInAnyOrder() {
    assertThat(sorted(B, A, C)).containsExactly("a", "b", "c");
  }

  @Test
  void aCheckMayNameASubjectTwiceOrOneThatIsNotInTheInventory() {
    assertThat(sorted(B, A, B, vm("aa", Optional.empty()))).containsExactly("a", "aa", "b", "b");
  }

  @Test
  void theClusterStandsAmongThem() {
    var collector = new Subjects(INVENTORY).collector();
    collector.add(A, Verdict.pass());
    collector.add(INVENTORY.cluster(), Verdict.skip("not here"));

    assertThat(collector.sorted())
        .extracting(finding -> finding.subject().name())
        .containsExactly("a", "fake-01");
  }

  @Test
  void guestsOfOneNameAreToldApartByWhereTheyWereLookedAt() {
    var guests = List.of(guest("web-01", "/mnt/a"), guest("web-01", "/mnt/b"), guest("db", "/c"));
    var subjects =
        new Subjects(new Inventory(INVENTORY.cluster(), List.of(), List.of(), List.of(), guests));

    assertThat(guests)
        .extracting(subjects::of)
        .extracting(Subject::kind, Subject::id, Subject::name)
        .containsExactly(
            tuple(Kind.GUEST, "web-01 (/mnt/a)", "web-01 (/mnt/a)"),
            tuple(Kind.GUEST, "web-01 (/mnt/b)", "web-01 (/mnt/b)"),
            tuple(Kind.GUEST, "db", "db"));
  }

  private static List<String> sorted(Vm... named) {
    var collector = new Subjects(INVENTORY).collector();
    for (Vm vm : named) {
      collector.add(vm, Verdict.pass());
    }
    return collector.sorted().stream().map(finding -> finding.subject().name()).toList();
  }
}
