package ncc.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ncc.cli.store.StoreOption;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.store.sql.StoreAddress;
import ncc.store.sql.StoreAddress.Embedded;
import ncc.store.sql.StoreAddress.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class StorePlaceTest {
  private static final String NCC_STORE = "NCC_STORE";

  @TempDir Path folder;

  private final Map<String, String> variables = new HashMap<>();

  private StorePlace place(String... words) throws Failure {
    var spec = CommandSpec.create();
    Options.addTo(spec);
    StoreOption.addTo(spec);
    return StorePlace.of(new CommandLine(spec).parseArgs(words), environment());
  }

  private Environment environment() {
    variables.put("XDG_STATE_HOME", folder.resolve("state").toString());
    variables.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    var nowhere = new PrintStream(new ByteArrayOutputStream());
    return new Environment(
        nowhere,
        nowhere,
        new Environment.Screen(false, false, 80),
        variables,
        Optional.empty(),
        new Environment.Version("0", "0"),
        InstantSource.system());
  }

  private void configuration(String text) throws IOException {
    var file = folder.resolve("config/ncc/ncc.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private StoreAddress file(String name) {
    return new Embedded(folder.resolve(name));
  }

  @Test
  void withoutAnyWordItIsInTheStateFolder() throws Exception {
    configuration("max-clusters: 2\n");

    assertThat(place().address()).isEqualTo(file("state/ncc/store.db"));
    assertThat(place().origin()).isEqualTo("default");
  }

  @Test
  void theConfigurationNamesAFileBesideItself() throws Exception {
    configuration("max-clusters: 2\nstore: {url: here.db}\n");

    assertThat(place().address()).isEqualTo(file("config/ncc/here.db"));
    assertThat(place().origin()).isEqualTo(folder.resolve("config/ncc/ncc.yaml") + ":2");
  }

  @Test
  void theConfigurationThatIsNamedCountsBeforeTheUsersOwn() throws Exception {
    configuration("store: {url: here.db}\n");
    var named = Files.writeString(folder.resolve("other.yaml"), "store: {url: other.db}\n");

    assertThat(place("--config", named.toString()).address()).isEqualTo(file("other.db"));
  }

  @Test
  void theEnvironmentCountsBeforeTheConfigurationAndTheLineBeforeBoth() throws Exception {
    configuration("store: {url: here.db}\n");
    variables.put(NCC_STORE, "postgresql://db.example/ncc");

    assertThat(place().address()).isInstanceOf(Postgres.class);
    assertThat(place().origin()).isEqualTo(NCC_STORE);
    assertThat(place("--store", "typed.db").address()).isEqualTo(new Embedded(Path.of("typed.db")));
    assertThat(place("--store", "typed.db").origin()).isEqualTo("--store");
  }

  @Test
  void homeIsUnderstoodWhereNoShellHasSeenIt() throws Exception {
    configuration("store: {url: ~/ncc/store.db}\n");

    assertThat(place().address())
        .isEqualTo(new Embedded(Path.of(System.getProperty("user.home"), "ncc/store.db")));
  }

  @Test
  void otherFaultsOfTheConfigurationAreNoMatter() throws Exception {
    configuration("store: {url: here.db}\nchecks: [oops]\nunknown: 1\n");

    assertThat(place().address()).isEqualTo(file("config/ncc/here.db"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "store: {url: 'mysql://db/ncc'} | 1:14: 'url': expected a file or"
            + " postgresql://host[:port]/database",
        "store: {url: 'postgresql://ann:hunter2@db/ncc'} | 1:14: 'url': expected"
            + " postgresql://host[:port]/database[?user=NAME]; a password stands in ~/.pgpass",
        "store: {ulr: here.db} | 1:9: 'ulr' is not known; did you mean 'url'?",
        "store: [ | 1:9: is not YAML: expected the node content"
      })
  void aStoreThatIsSaidWronglyIsRefusedInPlaceOfTheDefault(String text, String refusal)
      throws Exception {
    configuration(text);

    assertThatThrownBy(this::place)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIG))
        .hasMessageStartingWith(folder.resolve("config/ncc/ncc.yaml") + ":" + refusal)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aTypedStoreThatIsNoneIsAMistakeOfTheLine() {
    variables.put(NCC_STORE, "mysql://db/ncc");

    assertThatThrownBy(this::place)
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageStartingWith("NCC_STORE: expected a file");
  }
}
