package ncc.spi.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsTest {
  /// A fact as a plugin brings it.
  @FactInfo(id = "DISK_SIZE", title = "size of the disk")
  record DiskSize(long bytes) implements Fact {}

  record Nameless(int value) implements Fact {}

  @FactInfo(id = "TWO", title = "two components")
  record Two(int one, int other) implements Fact {}

  private static final Facts SOME = Facts.of(new NgtLink(true), new DiskSize(7));

  @Test
  void aFactIsFoundByItsClassAndByItsType() {
    assertThat(SOME.get(DiskSize.class)).contains(new DiskSize(7));
    assertThat(SOME.get(FactType.named("DISK_SIZE"))).contains(new DiskSize(7));
    assertThat(SOME.has(Power.class)).isFalse();
    assertThat(SOME.has(FactType.named("POWER"))).isFalse();
  }

  @Test
  void ofOneClassThereIsOneFact() {
    assertThat(SOME.with(new DiskSize(8)).stream())
        .containsExactly(new NgtLink(true), new DiskSize(8));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Facts.of(new DiskSize(1), new NgtLink(true), new DiskSize(2)))
        .withMessageContaining("two facts of one class");
  }

  @Test
  void entitiesThatAreToldAlikeShareTheirFacts() {
    var link = new NgtLink(true);
    var first = Facts.of(link, new DiskSize(7));

    assertThat(Facts.beside(first, first.stream().toArray(Fact[]::new))).isSameAs(first);
    assertThat(Facts.beside(first, link)).isEqualTo(Facts.of(link));
    assertThat(Facts.beside(first, link, new DiskSize(8))).isNotEqualTo(first);
    assertThat(Facts.beside(Facts.NONE)).isSameAs(Facts.NONE);
    assertThatIllegalArgumentException().isThrownBy(() -> Facts.beside(first, link, link));
  }

  @Test
  void theOrderInWhichTheyWereToldDoesNotMatter() {
    var others = Facts.of(new DiskSize(7), new NgtLink(true));

    assertThat(others).isEqualTo(SOME).hasSameHashCodeAs(SOME);
    assertThat(others).isNotEqualTo(SOME.with(new DiskSize(8)));
    assertThat(Facts.known(Optional.of(new NgtLink(true)), Optional.empty()))
        .isEqualTo(SOME.without(FactType.setOf(DiskSize.class)));
  }

  @Test
  void aTypeIsWhatTheClassSaysOfItself() {
    var type = FactType.of(DiskSize.class);

    assertThat(type.id()).isEqualTo("DISK_SIZE");
    assertThat(type.title()).isEqualTo("size of the disk");
    assertThat(FactType.valueOf(new DiskSize(7))).isEqualTo(7L);
    assertThat(FactType.named("DISK_SIZE").title()).isEqualTo("size of the disk");
    assertThat(FactType.named("NOBODY_HAS_IT").title()).isEqualTo("NOBODY_HAS_IT");
  }

  @Test
  void whatIsNoFactIsToldWhenItIsUsed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FactType.of(Nameless.class))
        .withMessageContaining("lacks @FactInfo");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FactType.of(Two.class))
        .withMessageContaining("a fact is a record of one component");
  }

  @Test
  void listsKeepTheOrderTheyHaveAndAreOrderedElse() {
    var link = FactType.of(NgtLink.class);
    var power = FactType.of(Power.class);

    assertThat(FactType.setOf(NgtLink.class, Power.class)).containsExactly(power, link);
    assertThat(FactType.ordered(Set.of(link, power))).containsExactly(power, link);
    assertThat(FactType.ordered(new LinkedHashSet<>(List.of(link, power))))
        .containsExactly(link, power);
  }

  @Test
  void versionsAgreeByTheirNumbersAndSystemsAlways() {
    assertThat(new AosVersion(new Version("6.10")).agrees(new AosVersion(new Version("6.10.0"))))
        .isTrue();
    assertThat(new AosVersion(new Version("6.10")).agrees(new AosVersion(new Version("6.8"))))
        .isFalse();
    assertThat(new GuestOs("Rocky Linux 9").agrees(new GuestOs("linux:64:RockyLinux-9"))).isTrue();
    assertThat(new VmCount(1).agrees(new VmCount(2))).isTrue();
    assertThat(new DiskSize(1).agrees(new DiskSize(2))).isFalse();
  }
}
