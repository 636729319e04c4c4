package ncc.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ncc.cli.config.Receivers;
import ncc.engine.Plugins;
import ncc.json.config.ConfigurationFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifierLinksTest {
  @TempDir Path folder;

  private String link(String yaml) throws Exception {
    var file = Files.writeString(folder.resolve("ncc.yaml"), yaml);
    return Receivers.routes(
            ConfigurationFile.read(file).configuration(), Plugins.find(List.of()), Map.of(), folder)
        .receivers()
        .getFirst()
        .settings()
        .text("external-url")
        .orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: webhook, url: http://127.0.0.1/",
        "kind: command, command: [page]",
        "kind: alertmanager, urls: http://127.0.0.1/",
        "kind: mail, host: smtp.example, from: a@b.example, to: c@d.example"
      })
  void notifiersLinkToWherePeopleFindTheDaemon(String notifier) throws Exception {
    assertThat(
            link(
                """
                web: {external-url: https://ncc.example/ncc/}
                notifiers: [{name: ops, %s}]
                """
                    .formatted(notifier)))
        .isEqualTo("https://ncc.example/ncc");
  }

  @Test
  void whatANotifierSaysItselfCounts() throws Exception {
    assertThat(
            link(
                """
                web: {external-url: https://ncc.example/ncc/}
                notifiers: [{name: ops, kind: command, command: [a], external-url: https://b.example}]
                """))
        .isEqualTo("https://b.example");
  }

  @Test
  void whereNobodySaysThereAreNoLinks() throws Exception {
    assertThat(link("notifiers: [{name: ops, kind: command, command: [a]}]")).isEqualTo("none");
  }
}
