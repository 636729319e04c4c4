package ncc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ncc.spi.check.Verdict;
import ncc.spi.inventory.Kind;
import ncc.spi.run.CheckRun;
import ncc.spi.run.Finding;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import org.junit.jupiter.api.Test;

class DataBlocksTest {
  private static final int ROOM = 1_000_000;

  @Test
  void namesEachSubjectOnceAndWritesWhatDiffers() throws IOException {
    var out = new StringBuilder();

    long left = blocks(twoChecks(), ROOM).write(out);

    assertThat(left).isZero();
    assertThat(out)
        .hasToString(
            """
            <script type="application/json" id="index">{"texts":{"more":"Show {0} more"},"groups":[
            {"anchor":"group-1-1-1","total":"2","status":"WARN","cluster":"one","title":"Check 0","check":"check_0","headline":"Link is down"},
            {"anchor":"group-1-1-2","total":"1","status":"PASS","cluster":"one","title":"Check 0","check":"check_0","headline":""},
            {"anchor":"group-1-2-1","total":"3","status":"PASS","cluster":"one","title":"Check 0","check":"check_0","headline":""}]}</script>
            <script type="application/json" class="rows">{"group":0,"subjects":[0,"web-01",0,"id-1",5,"3",0,"id-3"],"runs":[0,2],"details":[0,"for 12 hours",0,4,"7",6]}</script>
            <script type="application/json" class="rows">{"group":1,"subjects":[0,"web-02",0,"id-2"],"runs":[2,1],"details":[]}</script>
            <script type="application/json" class="rows">{"group":2,"subjects":[],"runs":[0,1,2,1,1,1],"details":[]}</script>
            """);
  }

  @Test
  void whatDoesNotFitIsLeftOutFromTheEndAndCounted() throws IOException {
    var out = new StringBuilder();

    long left = blocks(twoChecks(), 1).write(out);

    assertThat(left).isEqualTo(4);
    assertThat(out).contains("\"group\":0").doesNotContain("\"group\":1");
  }

  @Test
  void aBlockHoldsAThousandRows() throws IOException {
    var out = new StringBuilder();

    blocks(Fleet.of(1, 1, 2_001, 1), ROOM).write(out);

    assertThat(out.toString().split("class=\"rows\"", -1)).hasSize(1 + 3);
  }

  private static DataBlocks blocks(Run run, int budget) {
    var groups = Sections.worstFirst(Sections.of(run));
    return new DataBlocks(groups, Map.of("more", "Show {0} more"), budget);
  }

  private static Run twoChecks() {
    var first = List.of(vm(1, down("12")), vm(2, Verdict.pass()), vm(3, down("7")));
    var second = List.of(vm(1, Verdict.pass()), vm(2, Verdict.pass()), vm(3, Verdict.pass()));
    var one = Fleet.checking(new ArrayList<>(first)).clusters().getFirst();
    var check = one.checks().getFirst();
    var again = CheckRun.of(check.check(), second, Duration.ZERO);
    return Fleet.withClusters(List.of(Fleet.clusterRun("one", List.of(check, again))));
  }

  private static Finding vm(int number, Verdict verdict) {
    return new Finding(new Subject(Kind.VM, "id-" + number, "web-0" + number), verdict);
  }

  private static Verdict down(String hours) {
    return Verdict.warn("Link is down", "for {hours} hours").with("hours", hours);
  }
}
