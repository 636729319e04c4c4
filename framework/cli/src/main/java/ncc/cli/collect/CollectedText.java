package ncc.cli.collect;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ShellWord;
import ncc.engine.Printable;
import ncc.spi.message.Count;

/// Says what was collected, what is missing, and how to check it.
final class CollectedText {
  private final Environment environment;

  CollectedText(Environment environment) {
    this.environment = environment;
  }

  void print(List<Recording.Collected> captures) throws IOException {
    for (Recording.Collected one : captures) {
      print(one);
    }
    var sources =
        captures.stream()
            .map(one -> "--source " + ShellWord.of(one.capture().folder().toString()))
            .collect(Collectors.joining(" "));
    environment.out().printf("Check it: ncc %s health_checks run_all%n", sources);
  }

  private void print(Recording.Collected one) throws IOException {
    var capture = one.capture();
    environment
        .out()
        .printf(
            "%s: %s, %s, %s in %s%n",
            Printable.of(one.name()),
            Count.of(capture.files().size(), "file"),
            Count.of(one.vms(), "VM"),
            Count.of(capture.bytes(), "byte"),
            Printable.of(capture.folder().toString()));
    capture
        .missing()
        .forEach(missing ->
            environment
                .out()
                .printf(
                    "  missing %s: %s%n",
                    Printable.of(missing.file()), Printable.of(missing.reason())));
  }
}
