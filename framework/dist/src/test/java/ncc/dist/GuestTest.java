package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ncc` inside a guest, which here is another root.
class GuestTest {
  private static final String GUEST_CHECKS = "/health_checks/ngt_guest_checks/";
  private static final String VM_CHECKS = "/health_checks/ngt_checks/";

  @TempDir Path folder;
  private Ncc ncc;
  private String guest;

  @BeforeEach
  void aGuest() throws IOException {
    ncc = new Ncc(folder);
    var root = Files.createDirectories(folder.resolve("root"));
    Files.createDirectories(root.resolve("etc"));
    Files.createDirectories(root.resolve("usr/local/nutanix/config"));
    Files.writeString(root.resolve("etc/hostname"), "web-01\n");
    guest = "guest:?root=" + root;
  }

  @Test
  void aGuestAloneIsNotAskedForTheVmsOfItsCluster() throws Exception {
    var result = ncc.run("--source", guest, "health_checks", "run_all");

    assertThat(checks(result.out(), GUEST_CHECKS)).hasSize(5);
    assertThat(checks(result.out(), VM_CHECKS)).isEmpty();
    assertThat(result.out())
        .contains("Cluster Name: web-01", "FAIL: The guest has no NGT client certificate");
  }

  @Test
  void withItsClusterBothAreAskedAndAreOne() throws Exception {
    var result =
        ncc.run(
            "--source",
            guest + "&cluster=tokyo-01",
            "--source",
            Ncc.TOKYO,
            Ncc.NOW,
            "health_checks",
            "run_all");

    assertThat(checks(result.out(), GUEST_CHECKS)).hasSize(5);
    assertThat(checks(result.out(), VM_CHECKS)).hasSize(5);
    assertThat(result.out()).containsOnlyOnce("Cluster Name:");
  }

  @Test
  void namedWithoutAGuestACheckSaysWhatItNeeds() throws Exception {
    var result =
        ncc.run(
            "--source", Ncc.TOKYO, "health_checks", "ngt_guest_checks", "ngt_guest_services_check");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("not applicable: Not seen from inside a guest; --source guest: looks from there");
  }

  @Test
  void aMistakeInTheSourceIsOneLine() throws Exception {
    var result = ncc.run("--source", "guest:?rot=/mnt", "health_checks", "run_all");

    assertThat(result.code()).isEqualTo(64);
    assertThat(result.err())
        .isEqualTo("ncc: --source: guest:: no setting is called 'rot'; did you mean 'root'?\n");
  }

  @Test
  void theOptionForTheGuestsKeyIsTheParameterOfItsCheck() throws Exception {
    var result = ncc.run("--use-guest-key", "config", "show");

    assertThat(result.out()).containsPattern("use_guest_key: true +# --use-guest-key");
  }

  private static List<String> checks(String out, String module) {
    return out.lines().filter(line -> line.startsWith(module)).toList();
  }
}
