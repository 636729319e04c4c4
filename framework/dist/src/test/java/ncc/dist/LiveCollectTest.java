package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import ncc.dist.LiveSources.Way;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.cvm.CvmFaults;
import ncc.testkit.prism.PrismFaults;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A capture taken of a running system gets the verdicts that the system itself gets, whether all
/// went well or not.
class LiveCollectTest {
  private static final GeneratedFleet FLEET = new GeneratedFleet(410, 1, 10);

  @TempDir Path fleet;
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Way.class,
      names = {"SSH", "PRISM_ELEMENT", "PRISM_CENTRAL"})
  void aHealthySystemIsCollectedWhole(Way way) throws Exception {
    try (var live = LiveSources.of(FLEET, fleet)) {
      var judged = Judgement.of(new Ncc(folder), live.uri(way));

      assertThat(collect(live.uri(way), "copy")).isZero();
      var copy = Judgement.of(new Ncc(folder), folder.resolve("copy"));
      assertThat(copy.statuses()).isEqualTo(judged.statuses());
      assertThat(copy.names()).isEqualTo(judged.names()).hasSize(FLEET.vms());

      assertThat(collect(live.uri(way), "hidden", "--anonymize")).isZero();
      var hidden = Judgement.of(new Ncc(folder), folder.resolve("hidden"));
      assertThat(hidden.counts()).isEqualTo(judged.counts());
      assertThat(hidden.names().keySet()).doesNotContainAnyElementsOf(judged.names().keySet());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SSH, nutanix_guest_tools_cli=missing, ",
    "SSH, nutanix_guest_tools_cli=die, ",
    "SSH, acli vm.list=fail, ",
    "PRISM_CENTRAL, , repeated-page=1",
    "PRISM_CENTRAL, , short-page=0",
    "PRISM_ELEMENT, , 401=4",
    "PRISM_ELEMENT, , invalid-json=1",
  })
  void whatFailedIsMissedByWhoeverReadsTheCopy(Way way, String cvm, String prism) throws Exception {
    try (var live = LiveSources.of(FLEET, fleet, cvm(cvm), PrismFaults.none())) {
      live.prism().faults(prism(prism));
      var judged = Judgement.of(new Ncc(folder), live.uri(way));

      live.prism().faults(prism(prism));
      assertThat(collect(live.uri(way), "copy")).isEqualTo(3);
      var copy = Judgement.of(new Ncc(folder), folder.resolve("copy"));
      assertThat(copy.statuses()).isEqualTo(judged.statuses());
      assertThat(copy.cluster().isComplete()).isFalse();
      assertThat(judged.cluster().isComplete()).isFalse();

      live.prism().faults(prism(prism));
      assertThat(collect(live.uri(way), "hidden", "--anonymize")).isEqualTo(3);
      assertThat(Judgement.of(new Ncc(folder), folder.resolve("hidden")).counts())
          .isEqualTo(judged.counts());
    }
  }

  private int collect(String source, String output, String... more) throws Exception {
    var words = new java.util.ArrayList<Object>(List.of("--source", source, "collect"));
    words.addAll(List.of("--output", folder.resolve(output)));
    words.addAll(List.of(more));
    var result = new Ncc(folder).run(words.toArray());
    assertThat(result.out()).as(result.err()).contains(" files, ");
    assertThat(result.err().contains(" is incomplete: ")).isEqualTo(result.code() == 3);
    return result.code();
  }

  private static CvmFaults cvm(String fault) {
    return fault == null ? CvmFaults.NONE : CvmFaults.parse(List.of(fault));
  }

  private static PrismFaults prism(String fault) {
    return fault == null ? PrismFaults.none() : PrismFaults.parse(List.of(fault));
  }
}
