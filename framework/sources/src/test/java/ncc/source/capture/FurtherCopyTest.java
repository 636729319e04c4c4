package ncc.source.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ncc.source.anonymous.AnonymousCopy;
import ncc.source.anonymous.Pseudonyms;
import ncc.source.capture.FurtherList.Features;
import ncc.source.capture.FurtherList.Fields;
import ncc.source.capture.FurtherList.Snapshots;
import ncc.spi.inventory.Kind;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import ncc.spi.source.Output;
import ncc.spi.source.SourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a copy without names keeps of further fields.
class FurtherCopyTest {
  @TempDir Path folder;

  /// A copy without names keeps what is declared harmless, and gets the same facts.
  @ParameterizedTest
  @EnumSource(FurtherList.class)
  void areCopiedAsFarAsTheyAreHarmless(FurtherList list) throws IOException, SourceException {
    var harmless = new Fields(list.file, Optional.of(harmless(list.layout)));
    var copy = copied(list, harmless);

    var vm = list.read(folder, copy, harmless).vms().getFirst();
    assertThat(vm.get(Snapshots.class)).contains(new Snapshots(true));
    assertThat(vm.get(Features.class)).contains(new Features(list.features));
    assertThat(copied(list, list.output())).doesNotContain("\"a\"", "\"b\"", "\"c\"");
  }

  private static Layout harmless(Layout layout) {
    var fields =
        layout.fields().stream()
            .map(field ->
                new Layout.Field(
                    field.path(),
                    field.notation(),
                    field.fact(),
                    true,
                    field.isList(),
                    field.reading()))
            .toList();
    return new Layout(
        layout.format(), layout.kind(), layout.key(), layout.name(), layout.cluster(), fields);
  }

  private static String copied(FurtherList list, Output output) throws IOException {
    return copied(list, list.saying("true"), output);
  }

  private static String copied(FurtherList list, String text, Output output) throws IOException {
    var out = new ByteArrayOutputStream();
    AnonymousCopy.of(list.file, List.of(output))
        .orElseThrow()
        .copy(new ByteArrayInputStream(text.getBytes(UTF_8)), out, new Pseudonyms());
    return out.toString(UTF_8);
  }

  /// What a row names as ncc does not know it is told by whoever declares it.
  @Test
  void areCopiedInWordsThatAreNew() throws IOException {
    var layout =
        Layout.further().eachHarmless("guestTools/capabilities", Notation.TEXT, Features::new);
    var text =
        FurtherList.V4
            .saying("true")
            .replace("\"isReachable\"", "\"capabilities\": [\"OF_LATER\"], \"isReachable\"");

    assertThat(copied(FurtherList.V4, text, new Fields(FurtherList.V4.file, Optional.of(layout))))
        .contains("\"OF_LATER\"");
  }

  /// Two spellings of one name get one pseudonym, and a text that names nothing gets none.
  @Test
  void areCopiedByWhatTheyName() throws IOException {
    var names =
        new Notation<>(
            "a name",
            "name",
            Notation.Token.TEXT,
            Optional.of(Kind.of("PART")),
            text -> Optional.of(text.equals("nobody") ? "" : text.toLowerCase(Locale.ROOT)));
    var layout = Layout.further().each("vm_info/features", names, Features::new);
    var text =
        """
        vm_info_vec {
          vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001"
          vm_info { features: "Hub" features: "hub" features: "nobody" features: "disk" }
        }
        """;

    assertThat(
            copied(
                FurtherList.GUEST_TOOLS,
                text,
                new Fields(FurtherList.GUEST_TOOLS.file, Optional.of(layout))))
        .contains("features: \"part-000001\"\nfeatures: \"part-000001\"\n")
        .contains("features: \"part-000002\"")
        .doesNotContainIgnoringCase("hub")
        .doesNotContain("nobody", "part-000003");
  }
}
