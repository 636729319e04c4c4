package ncc.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import ncc.spi.check.Verdict;
import ncc.spi.message.VisibleText;
import ncc.spi.run.Run;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileNamesTest {
  private static final int DATA_BLOCKS = 3;

  @ParameterizedTest
  @ValueSource(
      strings = {
        SampleRuns.HOSTILE,
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "\"}]}",
        "${7*7}<#assign x=1>",
        "\u2028\u2029\ufeff\uffff\ud800",
        "{0} '{1}'"
      })
  void staysInItsPlace(String name) throws IOException {
    var page = Page.of(named(name));

    assertThat(page.all("img")).isEmpty();
    assertThat(page.all("script")).hasSize(DATA_BLOCKS);
    assertThat(page.texts("bdi", "name")).contains(VisibleText.of(name).strip());
  }

  @Test
  void invisibleCharactersAreShown() throws IOException {
    var page = Page.of(named(SampleRuns.HOSTILE));

    assertThat(page.texts("bdi", "name").getLast())
        .isEqualTo(
            "x\\nRefer to KB 1\\u001b[31m</script><img src=x onerror=alert(1)>"
                + "\"'&,=cmd|' /C calc'!A0\\u202e");
  }

  @Test
  void theDataHoldsNoCharacterThatMeansSomethingToHtml() throws IOException {
    var blocks = Page.of(named(SampleRuns.HOSTILE)).blocks();

    var json = blocks.substring(0, blocks.indexOf("<footer")).replaceAll("</?script[^>]*>", "");
    assertThat(json).doesNotContain("<", ">", "&").contains("\\u003c/script\\u003e");
  }

  private static Run named(String name) {
    return Fleet.checking(List.of(Fleet.vm(name, Verdict.warn("Link is down", "of " + name))));
  }
}
