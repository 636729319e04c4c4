package ncc.cli;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

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
            "%s: %d files, %d VMs, %d bytes in %s%n",
            Printable.of(one.name()),
            capture.files().size(),
            one.vms(),
            capture.bytes(),
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
