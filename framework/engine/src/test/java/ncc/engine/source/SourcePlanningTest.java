package ncc.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import ncc.engine.ConfigurationException;
import ncc.engine.source.SourcePlanning.Written;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Setting.Kind;
import ncc.spi.setting.Settings;
import ncc.spi.source.Recorder;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePlanningTest {
  private static final FakeSource LIVE =
      FakeSource.named(
          "live",
          Setting.of("user", Kind.TEXT, "the user"),
          Setting.of("hosts", Kind.LIST, "the hosts"),
          Setting.of("ca-file", Kind.FILE, "trusted"),
          Setting.of("timeout", Kind.DURATION, "5s", "how long"),
          Setting.of("limit", Kind.NUMBER, "30", "how many"),
          Setting.choice("trust", List.of("strict", "accept-new"), "whom to trust"),
          Setting.of("password", Kind.SECRET, "the password"));
  private static final SourcePlanning PLANNING = planning(Map.of());

  private static SourcePlanning planning(Map<String, String> environment) {
    return new SourcePlanning(FakeSource.catalog(LIVE, FakeSource.named("capture")), environment);
  }

  private static PlannedSource plan(String uri) throws ConfigurationException {
    return PLANNING.plan(Written.typed(uri, "--source"));
  }

  private static Settings settings(String query) throws ConfigurationException {
    return plan("live://ncc@pe.example:9440?" + query).settings();
  }

  @Test
  void aUriIsTakenApart() throws ConfigurationException {
    var planned = plan("LIVE://ncc@pe.example:9440?user=a%20b%2Bc+d&hosts=x,y%2Cz&hosts=w");

    assertThat(planned.source()).isEqualTo(LIVE);
    assertThat(planned.location()).isEqualTo("//ncc@pe.example:9440");
    assertThat(planned.uri()).isEqualTo("live://ncc@pe.example:9440");
    assertThat(planned.settings().text("user")).contains("a b+c+d");
    assertThat(planned.settings().list("hosts")).containsExactly("x", "y,z", "w");
  }

  @Test
  void aPathBelowTheHomeOfTheUserIsFoundThere() throws ConfigurationException {
    var home = Path.of(System.getProperty("user.home"));

    assertThat(settings("ca-file=~/ca.pem").file("ca-file")).contains(home.resolve("ca.pem"));
    assertThat(settings("ca-file=~else/ca.pem").file("ca-file")).contains(Path.of("~else/ca.pem"));
    assertThat(settings("password-file=~/pw").secret("password").orElseThrow())
        .hasToString("file " + home.resolve("pw"));
  }

  @Test
  void whatIsNotSetHoldsItsDefault() throws ConfigurationException {
    var settings = settings("");

    assertThat(settings.duration("timeout")).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.number("limit")).isEqualTo(30);
    assertThat(settings.text("trust")).contains("strict");
    assertThat(settings.text("user")).isEmpty();
    assertThat(settings.secret("password")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "live:data/a.json, /etc/ncc/data/a.json",
    "live:a.json?limit=1, /etc/ncc/a.json",
    "live:../a.json, /etc/ncc/../a.json",
    "live:/srv/a.json, /srv/a.json",
    "live://pe.example, /pe.example",
    "live:, /etc/ncc/",
  })
  void aLocationIsRelativeToTheConfigurationThatNamesIt(String uri, Path expected)
      throws ConfigurationException {
    var planned = PLANNING.plan(new Written(uri, Map.of(), Path.of("/etc/ncc"), "ncc.yaml:4"));

    assertThat(path(planned)).isEqualTo(expected);
  }

  @Test
  void aLocationThatIsTypedIsRelativeToTheWorkingDirectory() throws ConfigurationException {
    assertThat(path(plan("live:data/a.json"))).isEqualTo(Path.of("data/a.json"));
  }

  private static Path path(PlannedSource planned) {
    return planned.request(WantedClusters.ALL, Recorder.NONE, InstantSource.system()).path();
  }

  @Test
  void aFileIsRelativeToTheConfigurationThatNamesIt() throws ConfigurationException {
    var beside = Map.of("ca-file", List.of("ca.pem"));

    var planned =
        PLANNING.plan(new Written("live://pe.example", beside, Path.of("/etc/ncc"), "ncc.yaml:4"));

    assertThat(planned.settings().file("ca-file")).contains(Path.of("/etc/ncc/ca.pem"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeuot=5s | no setting is called 'timeuot'; did you mean 'timeout'?",
        "colour=red | no setting is called 'colour'; expected one of user, hosts, ca-file, timeout,"
            + " limit, trust, password-file, password-env, password-command, password-credential",
        "timeout=5x | timeout: '5x' is not accepted; expected a duration such as 5s, 2m or 1h,"
            + " of at most 36525d",
        "timeout=-5s | timeout: '-5s' is not accepted; expected a duration such as 5s, 2m or 1h,"
            + " of at most 36525d",
        "limit=-1 | limit: '-1' is not accepted; expected a whole number from 0 to 2147483647",
        "limit=2147483648 | limit: '2147483648' is not accepted; expected a whole number from 0 to"
            + " 2147483647",
        "trust=all | trust: 'all' is not accepted; expected one of strict, accept-new",
        "user=a&user=b | user is given twice; expected one value",
        "ca-file= | ca-file: '' is not accepted; expected a file",
        "user=50% | user: a % must be followed by two hexadecimal digits; the sign itself is %25",
        "password-env=A&password-file=b | password-file and password-env are both given; expected"
            + " one of them"
      })
  void aMistakeIsAnsweredWithWhatWouldBeAccepted(String query, String expected) {
    assertThatThrownBy(() -> settings(query))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("--source: live://ncc@pe.example:9440: " + expected);
  }

  @Test
  void everyMistakeIsNamedAtOnce() {
    assertThatThrownBy(() -> settings("limit=x&timeout=y"))
        .message()
        .satisfies(message -> assertThat(message.lines()).hasSize(2));
  }

  @Test
  void whatIsSetTwiceIsRefused() {
    var beside = Map.of("limit", List.of("3"));

    assertThatThrownBy(
            () -> PLANNING.plan(new Written("live://x?limit=3", beside, Path.of(""), "ncc.yaml:4")))
        .hasMessage(
            "ncc.yaml:4: live://x: limit is set in the URI and beside it; expected one of the two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "live://ncc@pe.example?password=hunter2",
        "live://ncc@pe.example?password=hun&hunter2",
        "live://ncc@pe.example?password=hunter2&hunter2=1",
        "live://ncc:hunter2@pe.example",
        "live://ncc:hunter2@x@pe.example",
        "live://ncc%3Ahunter2@pe.example",
        "live://ncc:x/hunter2@pe.example",
        "live://ncc:hunter2?x@pe.example",
        "live://ncc:hunter2?x=y@pe.example",
        "LIVE://ncc:hunter2@pe.example",
        "life://ncc:hunter2@pe.example"
      })
  void aPasswordWrittenDownIsRefusedAndNotRepeated(String uri) {
    assertThatThrownBy(() -> plan(uri))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .startsWith("--source: ")
        .doesNotContain("hunter2");
  }

  @Test
  void aPortIsNoPassword() throws ConfigurationException {
    assertThat(plan("live://pe.example:9440").location()).isEqualTo("//pe.example:9440");
    assertThat(plan("live://[2001:db8::1]:9440").location()).isEqualTo("//[2001:db8::1]:9440");
    assertThat(plan("live://ncc@[2001:db8::1]").location()).isEqualTo("//ncc@[2001:db8::1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weird?name", "capture:weird?name", "a folder", "capture:"})
  void aFolderTakesNoSettings(String uri) throws ConfigurationException {
    var planned = plan(uri);

    assertThat(planned.source().scheme()).isEqualTo("capture");
    assertThat(planned.location()).isEqualTo(uri.replace("capture:", ""));
    assertThat(planned.uri()).isEqualTo(uri);
  }

  @Test
  void aFolderWhoseNameLooksLikeASchemeIsAFolder(@TempDir Path folder)
      throws Exception, ConfigurationException {
    var odd = Files.createDirectory(folder.resolve("tokyo:01"));

    assertThat(plan(odd.toString()).location()).isEqualTo(odd.toString());
  }

  @Test
  void anUnknownSchemeIsAnsweredWithTheOneMeant() {
    assertThatThrownBy(() -> plan("lvie://x"))
        .hasMessage("--source: no source is called 'lvie'; did you mean 'live'?");
    assertThatThrownBy(() -> plan("gopher://x"))
        .hasMessage(
            "--source: no source is called 'gopher'; expected a folder, or one of live, capture");
  }

  @Test
  void withoutASourceTheOneWithACommandHereIsRead(@TempDir Path bin) throws Exception {
    var executable = PosixFilePermissions.fromString("rwx------");
    Files.createFile(bin.resolve("ncli"), PosixFilePermissions.asFileAttribute(executable));
    var local = new FakeSource("cvm", List.of(), List.of("/no/such/ncli", "ncli"), _ -> List.of());
    var catalog = FakeSource.catalog(LIVE, local);

    var found = new SourcePlanning(catalog, Map.of("PATH", "/no/such:" + bin)).local();
    var none = new SourcePlanning(catalog, Map.of("PATH", "/no/such")).local();

    assertThat(found).get().extracting(PlannedSource::uri).isEqualTo("cvm:");
    assertThat(none).isEmpty();
  }
}
