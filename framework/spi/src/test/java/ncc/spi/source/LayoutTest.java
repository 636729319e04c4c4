package ncc.spi.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  private static final Kind TAPE = Kind.of("TAPE");

  @FactInfo(id = "TAPE_LENGTH", title = "length of the tape")
  record Length(long metres) implements Fact {
    Length {
      if (metres == 1) {
        throw new IllegalArgumentException("too short");
      }
    }
  }

  @FactInfo(id = "TAPE_USE", title = "use of the tape")
  record Use(long metres) implements Fact {}

  record NoFact(long metres) implements Fact {}

  @Test
  void itsFactsAreThoseOfItsFields() {
    var layout =
        Layout.blocks(TAPE, "Id")
            .name("Name")
            .field("Use", Notation.NUMBER, Use::new)
            .harmless("Used", Notation.BYTES, Use::new);

    assertThat(layout.facts()).isEqualTo(FactType.setOf(Use.class));
    assertThat(layout.fields()).extracting(Layout.Field::isHarmless).containsExactly(false, true);
    assertThat(layout.fields().getFirst().read("7")).contains(new Use(7));
    assertThat(layout.fields().getFirst().read("many")).isEmpty();
  }

  @Test
  void aFactThatRefusesAnExampleHasANotationOfItsOwn() {
    var blocks = Layout.blocks(TAPE, "Id");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> blocks.field("Length", Notation.NUMBER, Length::new))
        .withMessage("the fact of 'Length' cannot be made of '1'; a Notation.of() has an example");
    var own = Notation.of("a length", "7", Notation.NUMBER::value);
    var field = blocks.field("Length", own, Length::new).fields().getFirst();
    assertThat(field.read("7")).contains(new Length(7));
    assertThat(field.read("1")).isEmpty();
  }

  @Test
  void aFactIsARecordWithItsInfo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layout.rows(TAPE, "id").field("x", Notation.NUMBER, NoFact::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CLUSTER", "GUEST", "ENDPOINT"})
  void whatNccReadsItselfIsNoRow(String kind) {
    assertThatIllegalArgumentException().isThrownBy(() -> Layout.rows(Kind.of(kind), "id"));
  }

  @ParameterizedTest
  @CsvSource({"'', false", "' a', false", "a:b, false", "a, true", "'Used Space (x)', true"})
  void linesHaveKeysWithoutColons(String key, boolean good) {
    if (good) {
      assertThat(Layout.blocks(TAPE, key).key()).isEqualTo(key);
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> Layout.blocks(TAPE, key));
    }
  }

  @ParameterizedTest
  @CsvSource({"'', false", "/a, false", "a/, false", "a//b, false", "a/b/c, true", "a:b, true"})
  void rowsHavePaths(String path, boolean good) {
    if (good) {
      assertThat(Layout.rows(TAPE, path).key()).isEqualTo(path);
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> Layout.rows(TAPE, path));
    }
  }

  @Test
  void aFieldSaysOneThing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layout.rows(TAPE, "id").name("id"))
        .withMessage("'id' stands twice in the layout");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Layout.rows(TAPE, "id").name("use").field("use/d", Notation.NUMBER, Use::new))
        .withMessage("'use' is both a value and an object in the layout");
    assertThatIllegalArgumentException().isThrownBy(() -> Layout.rows(TAPE, "id").begin("id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/clustermgmt/v4.x/config/storage-containers", "/api/vmm/v4.1/ahv/config/vms"})
  void pathsOfPrism(String path) {
    assertThat(new Ask.PrismPath(path).text()).isEqualTo("GET " + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api/a/v4.x/b",
        "/api/a/v3/b",
        "/api/a/v4.x",
        "/api/a/v4.x/b?x=1",
        "/api/a/v4.x/b#c",
        "/api/a/v4.x/../b c",
        "https://pc/api/a/v4.x/b",
        "/api/a/v4.x//b",
        "/api/a/v4.x/b\n"
      })
  void noPathsOfPrism(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ask.PrismPath(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ls", "ls\nrm", "ls\0"})
  void noCommandLines(String line) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ask.Command(line));
  }
}
