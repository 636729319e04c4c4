package ncc.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import ncc.spi.run.Plan;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.api.Test;

class ContentSecurityPolicyTest {
  @Test
  void allowsThisStyleAndThisScriptOnly() throws Exception {
    var page = Page.of(SampleRuns.small());

    assertThat(policy(page))
        .isEqualTo(
            "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
                .formatted(hash(page.style()), hash(page.script())));
  }

  @Test
  void aPlanRunsNoScriptAtAll() throws Exception {
    var run = SampleRuns.diagnosed();
    var page = Page.of(Plan.of(run, _ -> true, 50), run);

    assertThat(page.all("script")).isEmpty();
    assertThat(policy(page))
        .isEqualTo(
            "default-src 'none'; style-src '%s'; base-uri 'none'; form-action 'none'"
                .formatted(hash(page.style())));
  }

  private static String policy(Page page) throws IOException {
    return page.all("meta").stream()
        .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
        .findFirst()
        .orElseThrow()
        .getAttribute("content");
  }

  private static String hash(String content) throws NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
