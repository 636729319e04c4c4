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
    var result = ncc.runAlone("--source", guest, "health_checks", "run_all");

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
    assertThat(checks(result.out(), VM_CHECKS)).hasSize(13);
    assertThat(result.out()).containsOnlyOnce("Cluster Name:");
  }

  @Test
  void everyGuestOfARunIsJudgedOnItsOwn() throws Exception {
    var other = Files.createDirectories(folder.resolve("other/etc"));
    Files.writeString(other.resolve("hostname"), "web-01\n");
    windows("win-01", "Running", "True");
    windows("win-02", "Stopped", "False");
    Files.writeString(
        folder.resolve("ncc.yaml"),
        """
        clusters:
          - name: tokyo-01
            sources:
              - %s
              - guest:?root=%s
              - capture:win-01
              - capture:win-02
        """
            .formatted(guest, other.getParent()));

    var result =
        ncc.run(
            "--config",
            folder.resolve("ncc.yaml"),
            "--report",
            "json=" + folder.resolve("out.json"),
            "--report",
            "html=" + folder.resolve("out.html"),
            "--report",
            "prometheus=" + folder.resolve("out.prom"),
            "health_checks",
            "run_all");

    var guests =
        List.of(
            "web-01 (guest:" + folder.resolve("root") + ")",
            "web-01 (guest:" + folder.resolve("other") + ")",
            "win-01",
            "win-02");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .containsOnlyOnce("Cluster Name: tokyo-01")
        .contains(guests.stream().map(name -> "Guest: " + name).toList())
        .contains("Guest: win-02 - Nutanix Guest Tools Agent is Stopped")
        .contains("Guest: win-02 - 192.0.2.50: tried by the guest itself")
        .doesNotContain("Guest: win-01 - Nutanix", "Guest: win-01 - 192.0.2.50");
    assertThat(Files.readString(folder.resolve("out.json"))).contains(guests);
    assertThat(Files.readString(folder.resolve("out.html"))).contains(guests);
    assertThat(Files.readString(folder.resolve("out.prom")))
        .contains(
            "ncc_ngt_guest_port_up{cluster=\"tokyo-01\",guest=\"win-01\"} 1.0",
            "ncc_ngt_guest_port_up{cluster=\"tokyo-01\",guest=\"win-02\"} 0.0");
  }

  private void windows(String name, String state, String reached) throws IOException {
    var capture = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        capture.resolve("get_service.txt"),
        """
        Status   Name  DisplayName
        ------   ----  -----------
        %s  NGA   Nutanix Guest Tools Agent
        """
            .formatted(state));
    Files.writeString(
        capture.resolve("test_netconnection.txt"),
        """
        ComputerName     : 192.0.2.50
        RemoteAddress    : 192.0.2.50
        RemotePort       : 2074
        TcpTestSucceeded : %s
        """
            .formatted(reached));
  }

  @Test
  void whatWasCollectedInAGuestIsJudgedElsewhereAsInIt() throws Exception {
    var here = "guest:";
    var expected = ncc.run("--source", here, "--source", guest, "health_checks", "run_all");

    var out = folder.resolve("out");
    var plain = ncc.run("--source", here, "--source", guest, "collect", "--output", out);
    var other = folder.resolve("hidden");
    var hidden =
        ncc.run("--source", here, "--source", guest, "collect", "--anonymize", "--output", other);

    assertThat(plain.err()).isEmpty();
    assertThat(plain.code()).isZero();
    assertThat(hidden.code()).isZero();
    for (Path output : List.of(out, other)) {
      try (var captures = Files.list(output)) {
        var words = new java.util.ArrayList<Object>();
        captures.sorted().forEach(one -> words.addAll(List.of("--source", one)));
        words.addAll(List.of("health_checks", "run_all"));
        var judged = ncc.run(words.toArray());

        assertThat(checks(judged.out(), GUEST_CHECKS))
            .containsExactlyInAnyOrderElementsOf(checks(expected.out(), GUEST_CHECKS));
        assertThat(judged.code()).isEqualTo(expected.code());
      }
    }
  }

  @Test
  void namedWithoutAGuestACheckSaysWhatItNeeds() throws Exception {
    var result =
        ncc.run(
            "--source",
            Ncc.TOKYO,
            Ncc.NOW,
            "health_checks",
            "ngt_guest_checks",
            "ngt_guest_services_check");

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
