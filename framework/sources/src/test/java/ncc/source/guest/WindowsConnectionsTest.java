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
import org.junit.jupiter.params.provider.ValueSource;

class WindowsConnectionsTest {
  private static final String OPEN =
      """

      ComputerName     : vip.example
      RemoteAddress    : 192.0.2.50
      RemotePort       : 2074
      InterfaceAlias   : Ethernet0
      SourceAddress    : 192.0.2.20
      TcpTestSucceeded : True

      """;
  private static final String CLOSED =
      """
      WARNING: TCP connect to (192.0.2.51 : 2074) failed


      ComputerName           : 192.0.2.51
      RemoteAddress          : 192.0.2.51
      RemotePort             : 2074
      PingSucceeded          : True
      PingReplyDetails (RTT) : 0 ms
      TcpTestSucceeded       : False
      """;

  @Test
  void everyTestOfAFileCounts() {
    var inventory = read(OPEN + CLOSED);

    assertThat(connections(inventory))
        .containsExactly(
            new Connection("192.0.2.50", 2074, true), new Connection("192.0.2.51", 2074, false));
    assertThat(inventory.caveats()).isEmpty();
  }

  @Test
  void aNameThatWasNotResolvedIsWhatWasTried() {
    assertThat(connections(read(CLOSED.replaceFirst("(RemoteAddress +:) .*", "$1 "))))
        .containsExactly(new Connection("192.0.2.51", 2074, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ComputerName : a\nRemotePort : 2074\nTcpTestSucceeded : Tru",
        "ComputerName : a\nRemotePort : 2074\nTcpTestSucceeded : Perhaps\n",
        "ComputerName : a\nRemotePort : many\nTcpTestSucceeded : True\n",
        "ComputerName : a\nTcpTestSucceeded : True\n"
      })
  void aTestThatSaysNotWhatCameOfItIsLostAndSaidToBe(String test) {
    var inventory = read(OPEN + test);

    assertThat(connections(inventory)).hasSize(1);
    assertThat(inventory.caveats())
        .extracting(Caveat::where, Caveat::kind)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(
                "win-01/test_netconnection.txt:9", Caveat.Kind.FACT_LOST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TcpTestSucceeded : True\n", "nothing\n"})
  void aFileWithoutATestIsNotWhole(String text) {
    assertThat(connections(read(text))).isEmpty();
    assertThat(read(text).caveats())
        .extracting(Caveat::reason)
        .containsExactly("it holds no answer of Test-NetConnection");
  }

  private static Inventory read(String text) {
    var origin = new Origin("win-01/test_netconnection.txt", Instant.EPOCH);
    return WindowsConnections.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), origin);
  }

  private static List<Connection> connections(Inventory inventory) {
    return inventory.guests().getFirst().connections() instanceof Seen<List<Connection>>(var tried)
        ? tried
        : List.of();
  }
}
