package ncc.source.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Reading.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxConnectionsTest {
  private static final String TYPED = "ann@web-01:~$ nc -vz -w 5 192.0.2.50 2074\n";

  @ParameterizedTest
  @CsvSource({
    "Connection to 192.0.2.50 2074 port [tcp/*] succeeded!, true",
    "Connection to vip.example (192.0.2.50) 2074 port [tcp/*] succeeded!, true",
    "nc: connect to 192.0.2.50 port 2074 (tcp) failed: Connection refused, false",
    "nc: connect to vip.example (192.0.2.50) port 2074 (tcp) failed: No route to host, false",
    "nc: connect to 192.0.2.50 port 2074 (tcp) timed out: Operation now in progress, false",
    "Ncat: Connected to 192.0.2.50:2074., true",
    "vip.example [192.0.2.50] 2074 (?) open, true",
    "(UNKNOWN) [192.0.2.50] 2074 (?) : Connection refused, false",
    "* Connected to 192.0.2.50 (192.0.2.50) port 2074 (#0), true",
    "* Connected to 192.0.2.50 (192.0.2.50) port 2074, true",
    "* Established connection to vip (192.0.2.50 port 2074) from 192.0.2.9 port 40022, true",
    "curl: (7) Failed to connect to 192.0.2.50 port 2074 after 0 ms: Couldn't connect to server,"
        + " false",
    "curl: (28) Failed to connect to 192.0.2.50 port 2074 after 5001 ms: Timeout was reached, false"
  })
  void whatEachProgramSaysIsRead(String answer, boolean succeeded) {
    for (String text : List.of(answer + "\n", TYPED + answer + "\n")) {
      assertThat(connections(text)).containsExactly(new Connection("192.0.2.50", 2074, succeeded));
    }
  }

  /// Ncat says of a failure not whom it tried.
  @ParameterizedTest
  @CsvSource({
    "ann@web-01:~$ nc -vz 192.0.2.50 2074,                   Ncat: Connection refused.",
    "$ nc -vz -w 5 192.0.2.50 2074,                          Ncat: TIMEOUT.",
    "[root@web-01 ~]# ncat -v 192.0.2.50 2074 </dev/null,    Ncat: No route to host.",
    "+ nc -vz 192.0.2.50 2074,                               Ncat: Network is unreachable.",
    "$ curl -v --max-time 5 telnet://192.0.2.50:2074,        curl: (28) Connection timed out",
    "$ curl -vk https://192.0.2.50:2074/,                    curl: (7) Couldn't connect"
  })
  void aFailureIsThatOfTheLineThatWasTyped(String typed, String answer) {
    var text = typed + "\nNcat: Version 7.92 ( https://nmap.org/ncat )\n" + answer + "\n";

    assertThat(connections(text)).containsExactly(new Connection("192.0.2.50", 2074, false));
  }

  /// As it is printed.
  @Test
  void whatCurlSaysOnceItIsConnectedIsNoFailure() {
    assertThat(
            connections(
                """
                *   Trying 192.0.2.50:2074...
                * Connected to 192.0.2.50 (192.0.2.50) port 2074 (#0)
                * Time-out
                * Closing connection 0
                curl: (28) Time-out
                """))
        .containsExactly(new Connection("192.0.2.50", 2074, true));
  }

  @Test
  void whatCurlSaysTwiceOfAFailureIsOne() {
    assertThat(
            connections(
                """
                *   Trying 192.0.2.50:2074...
                * connect to 192.0.2.50 port 2074 failed: Connection refused
                * Failed to connect to 192.0.2.50 port 2074 after 0 ms: Couldn't connect to server
                * Closing connection 0
                curl: (7) Failed to connect to 192.0.2.50 port 2074 after 0 ms: Couldn't connect
                """))
        .containsExactly(new Connection("192.0.2.50", 2074, false));
  }

  @Test
  void everyTryOfAFileCounts() {
    assertThat(
            connections(
                TYPED
                    + "Ncat: Connected to 192.0.2.50:2074.\n"
                    + "Ncat: 0 bytes sent, 0 bytes received in 0.05 seconds.\n"
                    + TYPED.replace(".50", ".51")
                    + "Ncat: TIMEOUT.\n"))
        .containsExactly(
            new Connection("192.0.2.50", 2074, true), new Connection("192.0.2.51", 2074, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing\n",
        "Ncat: Connection refused.\n",
        "ann@web-01:~$ nc -vz 192.0.2.50 2074\n",
        "Connection to 192.0.2.50 2074 port [tcp/*] succ",
        "* Connected to 192.0.2.50 (192.0.2.50) port 20"
      })
  void whatSaysNotWhomItTriedOrWhatCameOfItIsLost(String text) {
    var inventory = read(text);

    assertThat(tried(inventory)).isEmpty();
    assertThat(inventory.caveats())
        .singleElement()
        .extracting(Caveat::kind)
        .isEqualTo(Caveat.Kind.FACT_LOST);
  }

  private static List<Connection> connections(String text) {
    var inventory = read(text);
    assertThat(inventory.caveats()).isEmpty();
    return tried(inventory);
  }

  private static List<Connection> tried(Inventory inventory) {
    return inventory.guests().getFirst().connections() instanceof Seen<List<Connection>>(var tried)
        ? tried
        : List.of();
  }

  private static Inventory read(String text) {
    var origin = new Origin("web-01/nc_vip.txt", Instant.EPOCH);
    return LinuxConnections.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), origin);
  }
}
