package ncc.spi.run;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.VirtualIp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceTest {
  private static final String UUID = "5dafd6d6-065b-4b1a-b567-491f4d6b35b3";
  private static final Cluster CLUSTER = Cluster.named("tokyo").with(new VirtualIp("192.0.2.50"));

  @Test
  void stepsNameTheSubjectTheClusterAndTheValues() {
    var advice = advice(step(Route.CVM, "{vm_uuid} {vm_name} {vip} {days}"), "web-01").get();

    assertThat(advice.steps())
        .extracting(Remedy.Step::text)
        .containsExactly(UUID + " web-01 192.0.2.50 7");
  }

  @Test
  void whatNothingFillsStandsInAngleBrackets() {
    assertThat(advice(step(Route.CVM, "{dsip} {Other} {}"), "web-01").get().steps())
        .extracting(Remedy.Step::text)
        .containsExactly("<dsip> {Other} {}");
  }

  @ParameterizedTest
  @CsvSource({
    "nc {vip?}, nc 192.0.2.50",
    "nc {dsip?}, ''",
    "nc {vip?} {dsip?}, ''",
    "nc {dsip}, nc <dsip>",
  })
  void aStepIsLeftOutWhereNothingFillsWhatItCannotBeWithout(String step, String filled) {
    assertThat(advice(step(Route.CVM, step), "web-01").get().steps())
        .extracting(Remedy.Step::text)
        .containsExactlyElementsOf(filled.isEmpty() ? List.of() : List.of(filled));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          web 01        | 'web 01'
          x; reboot     | 'x; reboot'
          $(reboot)     | '$(reboot)'
          `reboot`      | '`reboot`'
          it's          | 'it'\\''s'
          a&b           | 'a&b'
          a\\1$1        | 'a\\1$1'
          会計サーバー  | '会計サーバー'
          web-01.lan    | web-01.lan
          """)
  void aNameIsOneWordOfTheShell(String name, String word) {
    assertThat(advice(step(Route.CVM, "x {vm_name}"), name).get().steps())
        .extracting(Remedy.Step::text)
        .containsExactly("x " + word);
  }

  @Test
  void aNameIsOneWordOfPowerShell() {
    assertThat(advice(step(Route.WINDOWS_GUEST, "x {vm_name}"), "it's $(here)").get().steps())
        .extracting(Remedy.Step::text)
        .containsExactly("x 'it''s $(here)'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          a\u2018b       | 'a\u2018\u2018b'
          a\u2019; b; \u2019 | 'a\u2019\u2019; b; \u2019\u2019'
          a\u201ab       | 'a\u201a\u201ab'
          a\u201bb       | 'a\u201b\u201bb'
          a,b           | 'a,b'
          @a            | '@a'
          -Verbose      | '-Verbose'
          web-01.lan    | web-01.lan
          """)
  void noCharacterThatPowerShellReadsItsOwnWayStandsBare(String name, String word) {
    assertThat(advice(step(Route.WINDOWS_GUEST, "x {vm_name}"), name).get().steps())
        .extracting(Remedy.Step::text)
        .containsExactly("x " + word);
  }

  @ParameterizedTest
  @EnumSource(
      value = Route.class,
      names = {"CVM", "LINUX_GUEST", "WINDOWS_GUEST", "HERE"})
  void anEmptyNameIsStillAWord(Route route) {
    assertThat(advice(step(route, "x {vm_name}"), "").get().steps())
        .extracting(Remedy.Step::text)
        .containsExactly("x ''");
  }

  @Test
  void severalThatNeedTheSameShareIt() {
    var check = described(diagnosis(step(Route.CVM, "x {vm_uuid} {vip}")));
    var group = new FindingGroup(Status.FAIL, "Bad", List.of(finding("a", "r"), finding("b", "r")));

    var advices = Advice.of(check, group, CLUSTER);

    assertThat(advices)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.findings()).hasSize(2);
          assertThat(one.steps())
              .extracting(Remedy.Step::text)
              .containsExactly("x <vm_uuid> 192.0.2.50");
        });
  }

  @Test
  void oneCommandTakesAllWhileTheyCanBeRead() {
    var check = described(diagnosis(step(Route.CVM, "x {vm_uuids}")));
    var some = nCopies(20, finding("a", "r"));
    var many = nCopies(21, finding("a", "r"));

    assertThat(steps(check, some)).containsExactly("x " + String.join(",", nCopies(20, UUID)));
    assertThat(steps(check, many)).containsExactly("x <vm_uuids>");
    assertThat(Advice.together(check.diagnoses().getFirst(), many, CLUSTER).steps())
        .extracting(Remedy.Step::text)
        .containsExactly("x " + String.join(",", nCopies(21, UUID)));
  }

  private static List<String> steps(CheckDescription check, List<Finding> findings) {
    return Advice.of(check, new FindingGroup(Status.FAIL, "Bad", findings), CLUSTER)
        .getFirst()
        .steps()
        .stream()
        .map(Remedy.Step::text)
        .toList();
  }

  @Test
  void thoseThatNeedOtherThingsStandApart() {
    var check = described(diagnosis(step(Route.CVM, "x")));
    var other = new Finding(subject("c"), new Verdict(Status.FAIL, "Bad", "", List.of()));
    var group =
        new FindingGroup(
            Status.FAIL,
            "Bad",
            List.of(finding("a", "r"), finding("b", ""), other, finding("d", "gone")));

    assertThat(Advice.of(check, group, CLUSTER))
        .extracting(one -> one.findings().size() + " " + one.text().orElse("none"))
        .containsExactly("1 Mend it, on a CVM: x", "1 none", "1 none");
  }

  @Test
  void aDiagnosisThatItsCheckDoesNotListHasNone() {
    assertThat(Advice.of(described(), finding("a", "r"), CLUSTER)).isEmpty();
  }

  private static Remedy step(Route route, String step) {
    return Remedy.of("r", "Mend it", route, step);
  }

  private static Diagnosis diagnosis(Remedy... remedies) {
    return Diagnosis.fail("bad", "Bad", "").remedy(remedies);
  }

  private static Optional<Advice> advice(Remedy remedy, String name) {
    return Advice.of(described(diagnosis(remedy)), finding(name, "r"), CLUSTER);
  }

  private static Finding finding(String name, String remedy) {
    var verdict = diagnosis().verdict().with("days", 7).withRemedy(remedy);
    return new Finding(subject(name), verdict);
  }

  private static Subject subject(String name) {
    return new Subject(Kind.VM, UUID, name);
  }

  private static CheckDescription described(Diagnosis... diagnoses) {
    return CheckDescription.named("some_checks", "a_check")
        .withDiagnoses(Stream.of(diagnoses).toList());
  }
}
