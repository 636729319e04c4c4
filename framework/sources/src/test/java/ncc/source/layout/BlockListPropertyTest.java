package ncc.source.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import ncc.source.layout.Volumes.Owner;
import ncc.source.layout.Volumes.Size;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BlockListPropertyTest {
  private static Inventory read(String text) {
    return OutputReader.read(
        Volumes.LIST,
        new ByteArrayInputStream(text.getBytes(UTF_8)),
        new Origin("osaka-07/volume_list.txt", Instant.EPOCH));
  }

  /// Names on one line, some of which look like what else stands in a text.
  @Provide
  Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.strings()
            .ofMaxLength(20)
            .map(text -> text.replaceAll("\\p{Cntrl}|\\p{Cs}", "")),
        Arbitraries.of(
            "[None]",
            "Id : 7",
            "a : b",
            "Error: no",
            "nutanix@CVM:~$ vctl list",
            "",
            "会計",
            "\"x\" 'y'"));
  }

  @Property(tries = 300)
  void whateverANameIsItIsReadAsItStands(
      @ForAll("names") String name, @ForAll("names") String owner) {
    var text =
        "    Id    : 1\n    Uuid  : a\n    Name  : %s\n    Size  : 5\n    Owner : %s\n"
                .formatted(name, owner)
            + "\n    Id    : 2\n    Uuid  : b\n    Name  : x\n    Size  : 6\n    Owner : y\n";
    var inventory = read(text);

    assertThat(inventory.resources()).hasSize(2);
    assertThat(inventory.isComplete()).isTrue();
    var first = inventory.resources().getFirst();
    assertThat(first.name()).isEqualTo(name.strip().isEmpty() ? "a" : name.strip());
    assertThat(first.get(Owner.class).map(Owner::name).orElse("")).isEqualTo(owner.strip());
    assertThat(first.get(Size.class)).contains(new Size(5));
  }

  /// Nothing breaks the reader, and nothing but blocks is a volume.
  @Property(tries = 300)
  void anyTextIsRead(@ForAll String text) {
    var inventory = read(text);

    assertThat(inventory.resources().isEmpty() || text.contains("Id")).isTrue();
    assertThat(inventory.isComplete() && !text.contains("[None]") && !text.contains("Id"))
        .isFalse();
  }
}
