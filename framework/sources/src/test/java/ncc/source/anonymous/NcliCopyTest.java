package ncc.source.anonymous;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import ncc.source.cvm.NcliNgtList;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import org.junit.jupiter.api.Test;

/// A list of more VMs than ncli prints at once is as whole in the copy as in the original.
class NcliCopyTest {
  private static final String ASKED = "\n# ncc: asked by name: 1\n";
  private static final String ALL = "\n# ncc: every other VM was asked for by name\n";

  @Test
  void aListCompletedByNamesStaysWhole() throws IOException {
    var copy = copied(vms(0, 250) + ASKED + vms(250, 1) + ASKED + "[None]\n" + ALL);

    assertThat(read(copy).vms()).hasSize(251);
    assertThat(read(copy).caveats()).isEmpty();
  }

  @Test
  void aListThatIsCutStaysCut() throws IOException {
    var copy = copied(vms(0, 250) + ASKED + vms(250, 1));

    assertThat(read(copy).caveats())
        .singleElement()
        .extracting(Caveat::kind)
        .isEqualTo(Caveat.Kind.LIST_INCOMPLETE);
  }

  @Test
  void namesThatWereNotAnsweredForStayMissingAndAreNotTold() throws IOException {
    var unknown = "\n# ncc: unknown: 1 VM name was not asked for: 'payroll,\"x\"'\n";
    var copy = copied(vms(0, 250) + unknown + ALL);

    assertThat(copy).doesNotContain("payroll");
    assertThat(read(copy).whyVmsMayBeMissing()).isPresent();
  }

  @Test
  void anAnswerThatIsNoneIsStillNone() throws IOException {
    var copy = copied(vms(0, 250) + ASKED + "Error: payroll is on fire\n" + ALL);

    assertThat(copy).doesNotContain("payroll");
    assertThat(read(copy).whyVmsMayBeMissing())
        .map(Caveat::reason)
        .contains("an answer to names holds no VM and does not say so");
  }

  @Test
  void aRemarkOfSomebodyElseIsNotTold() throws IOException {
    assertThat(copied(vms(0, 1) + "\n# ncc: asked by name: payroll\n")).doesNotContain("payroll");
  }

  private static String copied(String original) throws IOException {
    var out = new ByteArrayOutputStream();
    NcliCopy.ngtList(new ByteArrayInputStream(original.getBytes(UTF_8)), out, new Pseudonyms());
    return out.toString(UTF_8);
  }

  private static Inventory read(String text) {
    var in = new ByteArrayInputStream(text.getBytes(UTF_8));
    return NcliNgtList.read(in, new Origin("ncli ngt list", Instant.EPOCH));
  }

  private static String vms(int from, int count) {
    var text = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      text.append(
          """
              VM Id                     : 00061111-0000-4000-8000-000000000001::aaaaaaaa-0000-4000-8000-%012d
              VM Name                   : vm %d
              NGT Enabled               : true
              Tools ISO Mounted         : false
              Vss Snapshot              : true
              File Level Restore        : true
              Communication Link Active : true

          """
              .formatted(i, i));
    }
    return text.toString();
  }
}
