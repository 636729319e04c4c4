package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.Stream;
import ncc.spi.inventory.FactType;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Output;
import org.junit.jupiter.api.Test;

/// What holds of every output that a plugin describes; a test class implements it and names the
/// output. How rows are read is ncc's own affair: what is held to something here is what the layout
/// brings itself, its fields and their notations.
public interface OutputContract {
  /// The output under test.
  Output output();

  @Test
  default void hasTheNameOfAFile() {
    boolean isPrism = output().ask() instanceof Ask.PrismPath;
    assertThat(output().file()).matches("[a-z0-9_]+\\." + (isPrism ? "json" : "(txt|json)"));
  }

  /// A list of Prism has rows; any other output has a layout, or a reader of its own.
  @Test
  default void canBeRead() {
    if (output().ask() instanceof Ask.PrismPath) {
      assertThat(output().layout().map(Layout::format)).contains(new Layout.Rows());
    }
    assertThat(output().layout().isPresent() || readsItself()).as("layout or read()").isTrue();
  }

  private boolean readsItself() {
    return Stream.of(output().getClass().getMethods())
        .anyMatch(method ->
            method.getName().equals("read") && method.getDeclaringClass() != Output.class);
  }

  @Test
  default void tellsWhatItsRowsTell() {
    assertThat(output().tells()).isNotEmpty();
    output().layout().ifPresent(layout -> assertThat(output().tells()).isEqualTo(layout.facts()));
  }

  @Test
  default void saysTheSameTwice() {
    assertThat(output().ask()).isEqualTo(output().ask());
    assertThat(output().tells()).isEqualTo(output().tells());
    assertThat(paths()).isEqualTo(paths());
  }

  private List<String> paths() {
    return fields().map(Layout.Field::path).toList();
  }

  @Test
  default void readsTheExampleOfEachField() {
    assertThat(fields())
        .allSatisfy(field ->
            assertThat(
                    field.read(field.notation().example()).map(one -> FactType.of(one.getClass())))
                .as("'%s' of '%s'", field.path(), field.notation().example())
                .contains(field.fact()));
  }

  /// Whatever stands there, it is a fact or it is damage.
  @Test
  default void survivesWhateverStandsInAField() {
    for (Layout.Field field : fields().toList()) {
      for (String text : Population.NAMES) {
        assertThatCode(() -> field.notation().value(text.strip()))
            .as("'%s' of '%s'", field.path(), text)
            .doesNotThrowAnyException();
        assertThat(field.read(text.strip())).isEqualTo(field.read(text.strip()));
      }
    }
  }

  private Stream<Layout.Field> fields() {
    return output().layout().stream().flatMap(layout -> layout.fields().stream());
  }
}
