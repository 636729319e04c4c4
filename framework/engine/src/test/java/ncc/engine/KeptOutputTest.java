package ncc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtLink;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;
import org.junit.jupiter.api.Test;

class KeptOutputTest {
  private static final Set<FactType> LINK = FactType.setOf(NgtLink.class);

  private record Fields(Ask ask, Layout list) implements Output {
    @Override
    public String file() {
      return "list.txt";
    }

    @Override
    public Optional<Layout> layout() {
      return Optional.of(list);
    }
  }

  private static Layout with(Layout layout) {
    return layout
        .field("link", Notation.TRUTH, NgtLink::new)
        .field("enabled", Notation.TRUTH, NgtEnabled::new);
  }

  private static Stream<String> paths(Output output) {
    return output.layout().orElseThrow().fields().stream().map(Layout.Field::path);
  }

  @Test
  void ofOneOfOurOwnListsNoMoreIsReadThanIsAskedFor() {
    var output = KeptOutput.telling(new Fields(new Ask.Shared(), with(Layout.further())), LINK);

    assertThat(paths(output)).containsExactly("link");
    assertThat(output.tells()).isEqualTo(LINK);
    assertThat(output.file()).isEqualTo("list.txt");
    assertThat(output.ask()).isEqualTo(new Ask.Shared());
  }

  @Test
  void aListOfItsOwnStaysWhole() {
    var whole =
        new Fields(new Ask.Command("list --all"), with(Layout.blocks(Kind.of("PART"), "Id")));

    assertThat(KeptOutput.telling(whole, LINK)).isSameAs(whole);
  }
}
