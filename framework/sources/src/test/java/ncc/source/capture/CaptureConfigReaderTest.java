package ncc.source.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ncc.spi.inventory.Hypervisor;
import ncc.spi.inventory.Version;
import ncc.spi.source.SourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureConfigReaderTest {
  @Test
  void readsEveryKey() throws SourceException {
    var config =
        read(
            """
            # written by hand
            taken: 2026-11-20T12:00:00+09:00
            cluster: osaka-07
            hypervisor: ahv
            ngt-version: 4.10
            cvms:
              - 198.51.100.11
              - 2001:db8::12
            missing:
              - file: ncli_ngt_list.txt
                reason: no such command
              - {file: acli_vm_list_on.txt}
            clusters: [00061111-2222-3333-4444-00000000000e]
            """);
    assertThat(config)
        .isEqualTo(
            new CaptureConfig(
                Optional.of(Instant.parse("2026-11-20T03:00:00Z")),
                Optional.of("osaka-07"),
                Optional.of(Hypervisor.AHV),
                Version.parse("4.10"),
                List.of("198.51.100.11", "2001:db8::12"),
                List.of(UUID.fromString("00061111-2222-3333-4444-00000000000e")),
                List.of(
                    new MissingFile("ncli_ngt_list.txt", "no such command"),
                    new MissingFile("acli_vm_list_on.txt", "no reason is given"))));
  }

  @Test
  void anEmptyFileSaysNothing() throws SourceException {
    assertThat(read("")).isEqualTo(CaptureConfig.NONE);
    assertThat(read("# nothing yet\n")).isEqualTo(CaptureConfig.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "takn: 2026-11-20|x/capture.yaml:1: unknown key 'takn'; did you mean 'taken'?"
            + " Accepted keys: taken, cluster, hypervisor, ngt-version, cvms, clusters,"
            + " missing",
        "ngt_version: 4.1|x/capture.yaml:1: unknown key 'ngt_version'; did you mean 'ngt-version'?"
            + " Accepted keys: taken, cluster, hypervisor, ngt-version, cvms, clusters,"
            + " missing",
        "colour: red|x/capture.yaml:1: unknown key 'colour'."
            + " Accepted keys: taken, cluster, hypervisor, ngt-version, cvms, clusters,"
            + " missing",
        "taken: yesterday|x/capture.yaml:1: 'taken' must be a time such as 2026-11-22T06:00:00Z,"
            + " but is 'yesterday'",
        "hypervisor: xen|x/capture.yaml:1: 'hypervisor' must be ahv, esxi or hyper-v, but is 'xen'",
        "ngt-version: new|x/capture.yaml:1: 'ngt-version' must be a version such as 4.1.1, but is"
            + " 'new'",
        "cvms: 198.51.100.11|x/capture.yaml:1: 'cvms' must be a list of addresses such as"
            + " [192.0.2.11, 192.0.2.12]",
        "cvms: [cvm-a]|x/capture.yaml:1: 'cvms' must be a list of IP addresses, but one is 'cvm-a'",
        "clusters: all|x/capture.yaml:1: 'clusters' must be a list of clusters' UUIDs",
        "clusters: [east]|x/capture.yaml:1: 'clusters' must be a list of UUIDs, but one is 'east'",
        "missing: all|x/capture.yaml:1: 'missing' must be a list of `{file: …, reason: …}`",
        "missing: [all]|x/capture.yaml:1: 'missing' must be a list of `{file: …, reason: …}`",
        "missing: [{reason: gone}]|x/capture.yaml:1: one of 'missing' has no 'file'",
        "missing: [{fil: a}]|x/capture.yaml:1: unknown key 'fil'; did you mean 'file'?"
            + " Accepted keys: file, reason",
        "cluster: {a: b}|x/capture.yaml:1: 'cluster' needs a value",
        "cluster:|x/capture.yaml:1: 'cluster' needs a value",
        "- a|x/capture.yaml:1: expected `key: value` lines; accepted keys: taken, cluster,"
            + " hypervisor, ngt-version, cvms, clusters,"
            + " missing",
      })
  void aMistakeIsNamedWithItsLine(String text, String message) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(SourceException.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"'taken: 2026-11-20T03:00:00Z\n\ttab: x'", "'a: [b'", "'\"'"})
  void whatIsNoYamlIsOneLine(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(SourceException.class)
        .hasMessageStartingWith("x/capture.yaml:")
        .hasMessageNotContaining("\n");
  }

  private static CaptureConfig read(String text) throws SourceException {
    return CaptureConfigReader.read(
        "x/capture.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "taken: 2026-11-20T12:00:00Z",
        "cluster: osaka-07",
        "hypervisor: ahv",
        "ngt-version: 4.1",
        "cvms: [198.51.100.11]",
        "clusters: [00061111-2222-3333-4444-00000000000e]",
        "missing: [{file: a.txt}]"
      })
  void aKeyThatIsGivenTwiceIsRefusedWhateverItsValues(String line) {
    var key = line.substring(0, line.indexOf(':'));

    assertThatThrownBy(() -> read(line + "\n# again\n" + line + "\n"))
        .isInstanceOf(SourceException.class)
        .hasMessage("x/capture.yaml:3: '%s' is given twice".formatted(key));
  }

  @Test
  void whatIsGivenTwiceInsideOrInASecondDocumentIsRefused() {
    assertThatThrownBy(() -> read("missing:\n- file: a.txt\n  file: b.txt\n"))
        .hasMessage("x/capture.yaml:3: 'file' is given twice");
    assertThatThrownBy(() -> read("cluster: a\n---\ncluster: b\n"))
        .hasMessage("x/capture.yaml:3: a second document begins here; expected one");
  }
}
