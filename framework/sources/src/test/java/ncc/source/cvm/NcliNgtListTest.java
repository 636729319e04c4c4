package ncc.source.cvm;

import static ncc.source.partial.Texts.A;
import static ncc.source.partial.Texts.B;
import static ncc.source.partial.Texts.ORIGIN;
import static ncc.source.partial.Texts.in;
import static ncc.source.partial.Texts.ngt;
import static ncc.source.partial.Texts.vm;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.Vm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NcliNgtListTest {
  private static final String TWO =
      """

          VM Id                     : 00061111-2222-3333-4444-000000000000::aaaaaaaa-0000-4000-8000-000000000001
          VM Name                   : payroll
          NGT Enabled               : true
          Tools ISO Mounted         : false
          Vss Snapshot              : true
          File Level Restore        : false
          Communication Link Active : true

          VM Id                     : 00061111-2222-3333-4444-000000000000::bbbbbbbb-0000-4000-8000-000000000002
          VM Name                   : db: primary
          NGT Enabled               : false
          Tools ISO Mounted         : true
          Vss Snapshot              : false
          File Level Restore        : false
          Communication Link Active : false
      """;

  @Test
  void readsEveryFactOfAVm() {
    var inventory = read(TWO);
    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.parts())
        .containsExactly(new Part(ORIGIN, NcliNgtList.FACTS, Part.Roster.EVERY_NGT_VM, 2, true));
    assertThat(inventory.vms()).extracting(Vm::name).containsExactly("payroll", "db: primary");
    assertThat(ngt(inventory, A).get(NgtLink.class).map(NgtLink::active)).contains(true);
    assertThat(ngt(inventory, A).get(NgtEnabled.class).map(NgtEnabled::enabled)).contains(true);
    assertThat(ngt(inventory, B).get(NgtIsoMounted.class).map(NgtIsoMounted::mounted))
        .contains(true);
    assertThat(ngt(inventory, B).get(NgtLink.class).map(NgtLink::active)).contains(false);
  }

  @Test
  void layoutDoesNotMatter() {
    var flat = TWO.stripIndent().replaceAll("(?m)^ +", "").replaceAll(" +:", " :");
    assertThat(read(flat)).isEqualTo(read(TWO));
    assertThat(read(TWO.replaceAll("\n\n", "\n"))).isEqualTo(read(TWO));
    assertThat(read(TWO.replace("\n", "\r\n"))).isEqualTo(read(TWO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V",
        "    VM ",
        "VM Id   ",
        "    VM Id",
        "    VM Id   ^C",
        "VM Id   Killed",
        "^C",
        "Killed"
      })
  void cutInsideTheFirstLineOfAVmItSaysSo(String begun) {
    for (String behind : List.of("", "\n", "\n\n", "\nnutanix@cvm:192.0.2.1:~$ ", "\nlogout\n")) {
      var inventory = read(TWO + "\n" + begun + behind);
      assertThat(inventory.vms()).as(behind).hasSize(2);
      assertThat(inventory.whyVmsMayBeMissing())
          .as(behind)
          .hasValueSatisfying(
              why -> assertThat(why.reason()).startsWith("the list is cut off inside its last VM"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nutanix@cvm:192.0.2.1:~$ ", "^C\nlogout\n"})
  void whatATerminalShowsIsNoPartOfANameThatTheListEndsWith(String behind) {
    var cut = TWO.substring(0, TWO.lastIndexOf("    NGT Enabled"));
    assertThat(read(cut + behind).vms().getLast().name()).isEqualTo("db: primary");
  }

  @ParameterizedTest
  @ValueSource(ints = {251, 300, 500})
  void answersPutBehindEachOtherWithoutAWordAreNotKnownToBeAll(int vms) {
    var joined = records(vms);
    assertThat(read(joined).whyVmsMayBeMissing())
        .hasValueSatisfying(why ->
            assertThat(why.reason())
                .startsWith("more than 250 VMs in one answer, where ncli cuts"));
    assertThat(read(joined + "\n# ncc: every other VM was asked for by name\n").caveats())
        .isEmpty();
  }

  private static String records(int vms) {
    return IntStream.range(0, vms)
        .mapToObj(i ->
            TWO.substring(0, TWO.lastIndexOf("VM Id"))
                .strip()
                .replace("payroll", "vm-" + i)
                .replace("000000000001", "%012d".formatted(i)))
        .collect(Collectors.joining("\n\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", ":", ": "})
  void theUuidStandsBehindAnySeparator(String separator) {
    assertThat(read(TWO.replace("::", separator))).isEqualTo(read(TWO));
  }

  @Test
  void aWrappedIdIsReadAsOne() {
    var wrapped = TWO.replace("::aaaaaaaa-0000-", "::aaaaaaaa-\n0000-");
    assertThat(read(wrapped)).isEqualTo(read(TWO));
  }

  @Test
  void fieldsMayComeInAnyOrder() {
    var inventory =
        read(
            """
            VM Id : x::aaaaaaaa-0000-4000-8000-000000000001
            Communication Link Active : false
            File Level Restore : true
            Tools ISO Mounted : false
            Vss Snapshot : true
            NGT Enabled : true
            VM Name : payroll
            """);
    assertThat(inventory.caveats()).isEmpty();
    assertThat(vm(inventory, A).name()).isEqualTo("payroll");
    assertThat(ngt(inventory, A).get(NgtLink.class).map(NgtLink::active)).contains(false);
  }

  @Test
  void linesWithUnknownKeysAreNoPartOfTheName() {
    var more =
        """
        payroll
            Shielded                  : true
            Link Over Serial Port Active : true\
        """;
    var inventory = read(TWO.replace("payroll", more));
    assertThat(inventory).isEqualTo(read(TWO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two\nlines",
        "a\n\nblank one",
        "key : value\nother : value",
        "日本語の仮想マシン",
        "quote \" and ' and \\",
        "line\u2028separator and \u0085 next"
      })
  void aNameMayHoldAnything(String name) {
    var inventory = read(TWO.replace("payroll", name));
    assertThat(vm(inventory, A).name()).isEqualTo(name);
    assertThat(vm(inventory, B)).isEqualTo(vm(read(TWO), B));
    assertThat(inventory.caveats()).isEmpty();
  }

  @Test
  void aNameThatLooksLikeAFieldMakesThatFieldUnknown() {
    var inventory = read(TWO.replace("payroll", "x\nCommunication Link Active : false"));
    assertThat(ngt(inventory, A).get(NgtLink.class).map(NgtLink::active)).isEmpty();
    assertThat(inventory.whyMissing(FactType.of(NgtLink.class), vm(inventory, A))).isPresent();
    assertThat(vm(inventory, B)).isEqualTo(vm(read(TWO), B));
  }

  @ParameterizedTest
  @CsvSource({"249, true", "250, false", "251, false"})
  void asManyVmsAsNcliPrintsAtMostAreNotKnownToBeAll(int vms, boolean isWhole) {
    var text = new StringBuilder();
    for (int i = 0; i < vms; i++) {
      text.append(TWO, 0, TWO.indexOf("\n\n") + 1);
      int at = text.lastIndexOf(A.toString());
      text.replace(at, at + 36, new UUID(7, i).toString());
    }
    var inventory = read(text.toString());
    assertThat(inventory.vms()).hasSize(vms);
    assertThat(inventory.isComplete()).isEqualTo(isWhole);
    assertThat(inventory.parts().getFirst().listsEveryNgtVm()).isEqualTo(isWhole);
  }

  @Test
  void aRowWithoutUuidMakesTheListIncomplete() {
    var inventory = read(TWO.replace("::aaaaaaaa-", "::aaaa-"));
    assertThat(inventory.vms()).extracting(Vm::uuid).containsExactly(B);
    assertThat(inventory.whyVmsMayBeMissing())
        .map(caveat -> caveat.where() + ": " + caveat.reason())
        .contains(
            "osaka-07/list.txt:2: a row has no VM UUID, but"
                + " '00061111-2222-3333-4444-000000000000::aaaa-0000-4000-8000-00…'");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 30, 60, 200})
  void aListThatIsCutOffSaysSo(int missing) {
    var inventory = read(TWO.substring(0, TWO.length() - missing));
    assertThat(inventory.vms()).contains(vm(read(TWO), A));
    assertThat(inventory.whyVmsMayBeMissing().isPresent()).isEqualTo(missing > 1);
  }

  @Test
  void aListWithoutItsBeginningSaysSo() {
    var inventory = read(TWO.substring(TWO.indexOf("NGT Enabled")));
    assertThat(inventory.vms()).extracting(Vm::uuid).containsExactly(B);
    assertThat(inventory.whyVmsMayBeMissing()).isPresent();
  }

  @Test
  void aLineThatIsMissingIsALostFact() {
    var inventory = read(TWO.replaceFirst(" +Communication Link Active : true\n", ""));
    assertThat(inventory.whyMissing(FactType.of(NgtLink.class), vm(inventory, A))).isPresent();
    assertThat(inventory.whyMissing(FactType.of(NgtLink.class), vm(inventory, B))).isEmpty();
    assertThat(inventory.whyVmsMayBeMissing()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "'\n', no 'VM Id' stands in it",
    "Error: x, no 'VM Id' stands in it"
  })
  void aTextWithoutVmsIsDamaged(String text, String reason) {
    assertThat(read(text).whyVmsMayBeMissing()).map(Caveat::reason).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[None]",
        "\n[None]\n",
        "  [None]  \r\n",
        "Welcome: all activity is logged\n\n[None]\n",
        "nutanix@cvm:~$ ncli ngt list\n\n[None]\nnutanix@cvm:~$ ",
        "<ncli> ngt list\n[None]\n<ncli> ",
        "<ncli> \n[None]\n",
        "<ncli> alerts list\n[None]\n<ncli> ngt list\n[None]\n"
      })
  void nclisWordForNothingIsAWholeListWithoutVms(String text) {
    var inventory = read(text);

    assertThat(inventory.caveats()).isEmpty();
    assertThat(inventory.vms()).isEmpty();
    assertThat(inventory.parts())
        .containsExactly(new Part(ORIGIN, NcliNgtList.FACTS, Part.Roster.EVERY_NGT_VM, 0, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[None",
        "None",
        "There are none: [None]\n",
        "$ ncli alerts list\n[None]\n$ ",
        "$ ncli ngt list\n$ ",
        "\n\n",
        "# ncc: asked by name: 1\n"
      })
  void withoutThatWordNothingIsNoAnswer(String text) {
    assertThat(read(text).whyVmsMayBeMissing()).isPresent();
    assertThat(read(text).parts()).noneMatch(Part::listsEveryNgtVm);
  }

  @Test
  void whatWasAskedForByNameIsNoListOfAll() {
    for (var answer : java.util.List.of(TWO, "[None]\n")) {
      var inventory = read("$ ncli ngt list vm-names=\"payroll,x\"\n" + answer + "$ ");

      assertThat(inventory.parts()).extracting(Part::roster).containsExactly(Part.Roster.SOME);
    }
  }

  @Test
  void aListThatAPromptCutsOffIsNotWhole() {
    for (int lines = 1; lines <= 7; lines++) {
      var cut = TWO.lines().limit(lines).collect(java.util.stream.Collectors.joining("\n"));

      assertThat(read(cut + "\n^C\nnutanix@cvm:~$ ").whyVmsMayBeMissing()).isPresent();
    }
  }

  private static Inventory read(String text) {
    return NcliNgtList.read(in(text), ORIGIN);
  }
}
