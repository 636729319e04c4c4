package ncc.source.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.source.layout.Volumes.OfVm;
import ncc.source.layout.Volumes.Owner;
import ncc.source.layout.Volumes.Sealed;
import ncc.source.layout.Volumes.Size;
import ncc.source.text.Utf8Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Resource;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockListTest {
  private static final Origin ORIGIN =
      new Origin("osaka-07/volume_list.txt", Instant.parse("2026-11-20T21:00:00Z"));
  private static final String TWO =
      """
          Id                   : 7::12
          Uuid                 : 9a000000-0000-4000-8000-000000000001
          Name                 : images
          Size                 : 4 KiB (4,096 bytes)
          Tiers                : [ssd: 1, hdd: 2]
          Sealed               : true
          Owner                : ann

          Id                   : 7::13
          Uuid                 : 9a000000-0000-4000-8000-000000000002
          Name                 : logs: old
          Size                 : 17
          Tiers                : []
          Sealed               : false
          Owner                : bob
      """;

  private static Inventory read(String text) {
    return OutputReader.read(Volumes.LIST, new ByteArrayInputStream(text.getBytes(UTF_8)), ORIGIN);
  }

  private static Set<FactType> all() {
    return Volumes.LIST.tells();
  }

  @ParameterizedTest
  @ValueSource(strings = {"I", "    Id", "Id   ^C", "^C", "Killed", "Id\ncvm$ "})
  void cutInsideTheFirstLineOfABlockItSaysSo(String begun) {
    for (String behind : new String[] {"\n", "\n\n", "\ncvm$ ncli ctr list\n"}) {
      assertThat(read(TWO + "\n" + begun + behind).parts()).noneMatch(Part::whole);
    }
  }

  @Test
  void eachBlockIsAnEntityWithItsFacts() {
    var inventory = read(TWO);

    assertThat(inventory.resources())
        .extracting(Resource::kind, Resource::key, Resource::name)
        .containsExactly(
            tuple(Volumes.VOLUME, "9a000000-0000-4000-8000-000000000001", "images"),
            tuple(Volumes.VOLUME, "9a000000-0000-4000-8000-000000000002", "logs: old"));
    var first = inventory.resources().getFirst();
    assertThat(first.get(Size.class)).contains(new Size(4096));
    assertThat(first.get(Sealed.class)).contains(new Sealed(true));
    assertThat(first.get(Owner.class)).contains(new Owner("ann"));
    assertThat(first.provenance().base()).isEqualTo(ORIGIN);
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts())
        .containsExactly(new Part(ORIGIN, all(), Part.Roster.NONE, 0, true));
  }

  @ParameterizedTest
  @CsvSource({
    "nutanix@CVM:~$ ncli ctr list, false",
    "nutanix@CVM:~$ ncli container ls, false",
    "nutanix@CVM:~$ ncli -s 192.0.2.1 ctr ls, false",
    "nutanix@CVM:~$ /home/nutanix/prism/cli/ncli ctr list, false",
    "<ncli> ctr list, false",
    "<ncli> vm list, true",
    "<ncli>, false",
    "nutanix@CVM:~$, false",
    "nutanix@CVM:~$ ncli vm list, true",
    "nutanix@CVM:~$ ncli pd list, true",
    "nutanix@CVM:~$ acli vm.list, true",
    "nutanix@CVM:~$ date, true",
  })
  void whatWasTypedSaysWhoseOutputFollows(String line, boolean other) {
    var layout = Volumes.LIST.layout().orElseThrow();
    var table = BlockTable.of(layout, new Layout.Blocks("Id"), "ncli ctr list");

    assertThat(table.isOfOther(line)).isEqualTo(other);
  }

  static Stream<String> shapes() {
    return Stream.of(
        TWO.replace("\n\n", "\n"),
        TWO.replace("\n", "\n\n"),
        TWO.stripIndent(),
        TWO.lines()
            .map(line -> line.isBlank() ? line : "  " + line)
            .collect(joining("\n", "", "\n")),
        TWO.replace("\n", "\r\n"),
        "Nutanix Controller VM\n=====================\n\n" + TWO,
        TWO + "\n=====================\n",
        "nutanix@NTNX-A-CVM:192.0.2.61:~$ vctl list\n"
            + TWO
            + "\nnutanix@NTNX-A-CVM:192.0.2.61:~$ ",
        "<vctl> vctl list\n" + TWO + "<vctl>\n",
        "nutanix@CVM:~$ vctl show\nId : 3\nName : not one\nnutanix@CVM:~$ vctl list\n" + TWO,
        TWO + "nutanix@CVM:~$ vctl show\nId : 3\nName : not one\n",
        TWO.replace("-0000-4000-8000-000000000001", "-\n0000-4000-8000-000000000001"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shapeDoesNotMatter(String text) {
    assertThat(read(text)).isEqualTo(read(TWO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
  void encodingDoesNotMatter(String charset) {
    var text = "\ufeff" + TWO;
    var in = new Utf8Stream(new ByteArrayInputStream(text.getBytes(Charset.forName(charset))));

    assertThat(OutputReader.read(Volumes.LIST, in, ORIGIN)).isEqualTo(read(TWO));
  }

  @Test
  void anEmptyListSaysSo() {
    var inventory = read("\n[None]\n");

    assertThat(inventory.isComplete()).isTrue();
    assertThat(inventory.parts().getFirst().whole()).isTrue();
    assertThat(inventory.resources()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | :0 | it is empty",
        "`hello\n` | :0 | no line 'Id' stands in it",
        "`Error: Bad credentials\n` | :0 | no line 'Id' stands in it",
        "`nutanix@CVM:~$ vctl show\nId : 3\nUuid : 4\n` | :0 | no line 'Id' stands in it",
      })
  void whatListsNothingIsNoEmptyList(String text, String line, String reason) {
    var inventory = read(text);

    assertThat(inventory.resources()).isEmpty();
    assertThat(inventory.parts().getFirst().whole()).isFalse();
    assertThat(inventory.caveats().getFirst().reason()).isEqualTo(reason);
    assertThat(inventory.caveats().getFirst().facts()).isEqualTo(all());
    assertThat(inventory.caveats().getFirst().where()).startsWith("osaka-07/volume_list.txt");
    assertThat(line).isEqualTo(":0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 KiB (4,096 bytes) | many             | SIZE | 'Size' is not a number of bytes, but"
            + " 'many'",
        "4 KiB (4,096 bytes) | -5               | SIZE | 'Size' is not a number of bytes, but '-5'",
        "4 KiB (4,096 bytes) | 4 KiB            | SIZE | 'Size' is not a number of bytes, but '4"
            + " KiB'",
        "4 KiB (4,096 bytes) | 4 KiB (4,09      | SIZE | 'Size' is not a number of bytes, but '4"
            + " KiB (4,09'",
        ": true              | : perhaps        | SEALED | 'Sealed' is not true or false, but"
            + " 'perhaps'",
      })
  void aValueThatCannotBeReadIsLostAndNoOther(String good, String bad, String fact, String reason) {
    var inventory = read(TWO.replace(good, bad));

    assertThat(inventory.caveats())
        .singleElement()
        .isEqualTo(
            new Caveat(
                Caveat.Kind.FACT_LOST,
                "osaka-07/volume_list.txt:1",
                reason,
                Set.of(FactType.named("VOLUME_" + fact)),
                Set.of()));
    assertThat(inventory.resources().getFirst().facts().stream()).hasSize(2);
    assertThat(inventory.resources().get(1).facts().stream()).hasSize(3);
  }

  @Test
  void aValueThatTheFactRefusesIsLost() {
    var refusing =
        new Volumes.Described(
            "x.txt",
            Volumes.LIST.ask(),
            Layout.blocks(Volumes.VOLUME, "Id").field("Size", Notation.NUMBER, Size::new));
    var inventory =
        OutputReader.read(
            refusing, new ByteArrayInputStream("Id : a\nSize : -1\n".getBytes(UTF_8)), ORIGIN);

    assertThat(inventory.resources().getFirst().has(Size.class)).isFalse();
    assertThat(inventory.caveats().getFirst().reason())
        .isEqualTo("'Size' is not a whole number, but '-1'");
  }

  @Test
  void whatIsNotSaidIsNotKnownAndNotLost() {
    var inventory = read(TWO.replaceFirst(" +Owner +: ann\n", ""));

    assertThat(inventory.resources().getFirst().has(Owner.class)).isFalse();
    assertThat(inventory.resources().get(1).has(Owner.class)).isTrue();
    assertThat(inventory.isComplete()).isTrue();
    assertThat(read(TWO.replace(": ann", ":")).isComplete()).isTrue();
  }

  /// Of a version in which the field is called otherwise.
  @Test
  void aFieldThatNoRowHasIsNoneThatTheListCanTell() {
    var inventory = read(TWO.replace("Owner", "Proprietor"));

    assertThat(inventory.parts().getFirst().facts())
        .isEqualTo(FactType.setOf(Size.class, Sealed.class));
    assertThat(inventory.caveats())
        .extracting(Caveat::kind, Caveat::reason)
        .containsExactly(tuple(Caveat.Kind.NOTE, "no row has a field 'Owner'"));
  }

  @Test
  void aFieldTwiceWithTwoValuesIsNotKnown() {
    var twice = TWO.replace("    Owner                : ann\n", "Owner : ann\nOwner : eve\n");
    var inventory = read(twice);

    assertThat(inventory.resources().getFirst().has(Owner.class)).isFalse();
    assertThat(inventory.caveats().getFirst().reason())
        .isEqualTo("'Owner' stands in one row twice with two values");
    assertThat(read(twice.replace("eve", "ann"))).isEqualTo(read(TWO));
  }

  @Test
  void whatTwoRowsOfOneEntityDisagreeAboutIsNotKnown() {
    var again = TWO.replace("000000000002", "000000000001");
    var inventory = read(again);

    assertThat(inventory.resources()).hasSize(1);
    assertThat(inventory.resources().getFirst().facts().stream()).isEmpty();
    assertThat(inventory.caveats())
        .singleElement()
        .satisfies(caveat -> {
          assertThat(caveat.reason())
              .isEqualTo(
                  "a volume is listed again with other values: 'images' has the name 'images' and"
                      + " 'logs: old', the owner of the volume 'ann' and 'bob', the seal of the"
                      + " volume 'true' and 'false' and 1 more");
          assertThat(caveat.facts()).isEqualTo(all());
        });
    assertThat(read(TWO + TWO).caveats()).extracting(Caveat::kind).containsOnly(Caveat.Kind.NOTE);
  }

  @Test
  void aRowWithoutAKeyIsLost() {
    var inventory = read(TWO.replaceFirst(" +Uuid.*\n", ""));

    assertThat(inventory.resources()).hasSize(1);
    assertThat(inventory.parts().getFirst().whole()).isFalse();
    assertThat(inventory.caveats().getFirst().where()).isEqualTo("osaka-07/volume_list.txt:1");
    assertThat(inventory.caveats().getFirst().reason()).isEqualTo("a row has no 'Uuid'");
    assertThat(inventory.caveats().getFirst().facts()).isEqualTo(all());
  }

  @Test
  void aBeginningThatIsMissingIsTold() {
    var inventory = read(TWO.substring(TWO.indexOf("    Name")));

    assertThat(inventory.resources()).hasSize(1);
    assertThat(inventory.caveats().getFirst().reason())
        .isEqualTo("the beginning is missing: 'Name' stands above the first 'Id'");
  }

  /// Wherever the text is cut, nothing of it is wrong, and what it lacks is not taken for told.
  @Test
  void aTextThatIsCutOffTellsNothingWrong() {
    var whole = read(TWO).resources();
    for (int end = 0; end < TWO.length() - 1; end++) {
      var inventory = read(TWO.substring(0, end));

      var told = inventory.parts().getFirst().facts();
      for (Resource one : inventory.resources()) {
        assertThat(inventory.isComplete() && !told.stream().allMatch(one::has))
            .as(TWO.substring(0, end))
            .isFalse();
        whole.stream()
            .filter(real -> real.key().equals(one.key()))
            .forEach(real ->
                assertThat(real.facts().stream()).containsAll(one.facts().stream().toList()));
      }
    }
  }

  @Test
  void anErrorBesideTheListIsTold() {
    var inventory = read(TWO + "Error: connection lost\n");

    assertThat(inventory.resources()).hasSize(2);
    assertThat(inventory.isComplete()).isFalse();
    assertThat(inventory.caveats().getFirst().reason())
        .isEqualTo("the command reports an error: 'Error: connection lost'");
  }

  @Test
  void aCommandThatBreaksOffIsTold() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("it ended with exit code 1");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return read();
          }
        };
    var in = new SequenceInputStream(new ByteArrayInputStream(TWO.getBytes(UTF_8)), broken);
    var inventory = OutputReader.read(Volumes.LIST, in, ORIGIN);

    assertThat(inventory.parts().getFirst().whole()).isFalse();
    assertThat(inventory.caveats())
        .anyMatch(caveat -> caveat.reason().equals("reading failed: it ended with exit code 1"));
  }

  @Test
  void rowsOfVmsAreVms() {
    var text =
        """
        VM : 0006::c3000000-0000-4000-8000-000000000001
        Name : payroll
        Volume : images
        VM : c3000000-0000-4000-8000-000000000002
        Volume : logs
        VM : half
        Volume : logs
        """;
    var inventory =
        OutputReader.read(Volumes.OF_VMS, new ByteArrayInputStream(text.getBytes(UTF_8)), ORIGIN);

    assertThat(inventory.vms()).hasSize(2);
    assertThat(inventory.vms().getFirst().uuid())
        .isEqualTo(UUID.fromString("c3000000-0000-4000-8000-000000000001"));
    assertThat(inventory.vms().getFirst().name()).isEqualTo("payroll");
    assertThat(inventory.vms().getFirst().get(OfVm.class)).contains(new OfVm("images"));
    assertThat(inventory.parts().getFirst().roster()).isEqualTo(Part.Roster.SOME);
    assertThat(inventory.caveats().getFirst().reason())
        .isEqualTo("a row has no 'VM', which is a VM's UUID, but 'half'");
  }
}
