package ncc.cli.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.engine.source.ReadFleet;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Node;
import ncc.testkit.ClusterFixture;
import ncc.testkit.VmFixture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// What a name of the line fits nothing of is refused, whatever kind of name it is.
class NarrowingTest {
  private static final Inventory TOKYO = cluster("tokyo", "192.0.2.61", "192.0.2.62");
  private static final Inventory OSAKA = cluster("osaka", "192.0.2.71", "2001:db8::72");
  private static final Inventory NAGOYA = cluster("nagoya");
  private static final Inventory UNREAD =
      new Inventory(
          Cluster.named("kyoto"),
          List.of(),
          List.of(),
          List.of(new Caveat(Caveat.Kind.OUT_OF_REACH, "ssh:", "refused", Set.of(), Set.of())));

  private static Inventory cluster(String name, String... cvms) {
    return ClusterFixture.named(name).vms(VmFixture.healthy("web-" + name)).cvms(cvms).inventory();
  }

  private static List<Inventory> narrowed(String line, Inventory... read) throws Failure {
    var root = CommandSpec.create();
    Options.addTo(root);
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    var environment =
        new Environment(
            nowhere,
            nowhere,
            new Environment.Screen(false, false, 80),
            Map.of(),
            Optional.empty(),
            new Environment.Version("test", "test"),
            InstantSource.system());
    var request = Request.of(new CommandLine(root).parseArgs(line.split(" ")), environment);
    var fleet = new ReadFleet(Arrays.asList(read), List.of(), List.of());
    return new Narrowing(request).of(fleet);
  }

  /// Such as `tokyo 192.0.2.61, osaka 192.0.2.71`.
  private static String cvms(List<Inventory> inventories) {
    return String.join(
        ", ",
        inventories.stream()
            .map(one ->
                String.join(
                    " ",
                    Stream.concat(
                            Stream.of(one.cluster().name()),
                            one.cluster().nodes().stream().map(Node::cvmIp))
                        .toList()))
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cvm_list=192.0.2.62            | tokyo 192.0.2.62",
        "--cvm_list=192.0.2.62,192.0.2.61 | tokyo 192.0.2.62 192.0.2.61",
        "--cvm_list=2001:db8::72          | osaka 2001:db8::72",
        "--cvm_list=192.0.2.61,192.0.2.71 | tokyo 192.0.2.61, osaka 192.0.2.71",
        "--cvm_list=192.0.2.61 --cvm_list=192.0.2.71 | tokyo 192.0.2.61, osaka 192.0.2.71",
      })
  void onlyTheCvmsThatAreNamedAndTheirClustersStay(String line, String stay) throws Failure {
    var narrowed = narrowed(line, TOKYO, OSAKA);

    assertThat(cvms(narrowed)).isEqualTo(stay);
    assertThat(narrowed).allSatisfy(one -> assertThat(one.caveats()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--cvm_list=192.0.2.63            | --cvm_list: nothing is called '192.0.2.63'; did you"
            + " mean",
        "--cvm_list=192.0.2.61,192.0.2.99 | --cvm_list: nothing is called '192.0.2.99'",
        "--cvm_list=cvm-1                 | --cvm_list: nothing is called 'cvm-1'",
        "--cvm_list=,                     | --cvm_list: ',' names no CVM; expected such as",
        "--cvm_list=                      | --cvm_list: '' names no CVM; expected such as",
        "--vm web-tokio                   | --vm: nothing is called 'web-tokio'; did you mean",
        "--cluster tokio                  | --cluster: nothing is called 'tokio'; did you mean",
        "--cluster osaka --cvm_list=192.0.2.61 | --cvm_list: nothing is called '192.0.2.61'",
      })
  void whatIsMistypedIsRefused(String line, String message) {
    var failure = catchThrowableOfType(Failure.class, () -> narrowed(line, TOKYO, OSAKA));

    assertThat(failure).hasMessageStartingWith(message);
    assertThat(failure.exitCode()).isEqualTo(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.99", "192.0.2.61,192.0.2.99"})
  void aClusterWhoseCvmsNobodyListsIsAskedWhereTheLineSaysAndSaysSo(String list) throws Failure {
    var nagoya = narrowed("--cvm_list=" + list, TOKYO, NAGOYA).getLast();

    assertThat(cvms(List.of(nagoya))).isEqualTo("nagoya 192.0.2.99");
    assertThat(nagoya.caveats())
        .containsExactly(
            Caveat.note(
                "nagoya",
                "no source lists its CVMs, so 192.0.2.99 of --cvm_list is taken as it was given"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.61", "192.0.2.99"})
  void aClusterOfWhichNothingIsKnownStays(String list) throws Failure {
    assertThat(narrowed("--cvm_list=" + list, TOKYO, UNREAD)).endsWith(UNREAD);
  }
}
