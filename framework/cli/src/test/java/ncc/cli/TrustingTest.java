package ncc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.engine.Catalog;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.source.InventorySource;
import ncc.spi.source.ServerIdentity;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.Test;

class TrustingTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// A source whose other end answers as it is told.
  private record Answering(String scheme) implements InventorySource {
    @Override
    public String example() {
      return "--source " + scheme + "://host";
    }

    @Override
    public Map<String, Set<FactType>> brings() {
      return Map.of();
    }

    @Override
    public List<Inventory> read(SourceRequest request) throws SourceException {
      throw new SourceException("not read in this test");
    }

    @Override
    public Optional<ServerIdentity> identity(SourceRequest request) throws SourceException {
      return switch (request.location()) {
        case "//dead" -> throw new SourceException("dead:9440: nobody answers");
        case "//nowhere" -> Optional.empty();
        default ->
            Optional.of(
                new ServerIdentity(
                    "host:9440", Map.of("subject", "CN=\u001b[31mprism"), "pin-sha256: AB12CD"));
      };
    }
  }

  @Test
  void showsWhoAnswersAndWhatToWriteDown() throws Exception {
    assertThat(trust("test://host")).isZero();
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            host:9440
              subject:               CN=\\u001b[31mprism

            Anybody may answer at this address. Compare the fingerprint with the one that the
            server's administrator reads out over another channel. If they are equal, write:

              pin-sha256: AB12CD
            """);
  }

  @Test
  void nobodyAnsweringIsOneLine() {
    assertThatThrownBy(() -> trust("test://dead"))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.ERR))
        .hasMessage("dead:9440: nobody answers");
  }

  @Test
  void aSourceWithoutAnotherEndIsOneLine() {
    assertThatThrownBy(() -> trust("test://nowhere"))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage(
            "trust: test://nowhere: nobody answers at the other end of a source of this kind");
  }

  @Test
  void anUnknownSchemeIsOneLine() {
    assertThatThrownBy(() -> trust("tset://host"))
        .hasMessage("trust: no source is called 'tset'; did you mean 'test'?");
  }

  private int trust(String uri) throws Failure {
    var sources = List.<InventorySource>of(new Answering("test"));
    var catalog = new Catalog(List.of(), List.of(), sources, List.of(), List.of());
    var environment = environment();
    var commands = new picocli.CommandLine(CommandTree.of(() -> catalog, environment));
    return new Trusting(catalog, environment).run(commands.parseArgs("trust", uri));
  }

  private Environment environment() {
    var stream = new PrintStream(out, true, UTF_8);
    return new Environment(
        stream,
        stream,
        new Environment.Screen(false, false, 80),
        Map.of(),
        Optional.empty(),
        new Environment.Version("0.1.0", "test"),
        InstantSource.fixed(Instant.EPOCH));
  }
}
