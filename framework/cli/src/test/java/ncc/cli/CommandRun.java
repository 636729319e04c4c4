package ncc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.cli.terminal.Environment;
import ncc.testkit.SampleRuns;

/// What became of a line, at the time of the sample runs.
record CommandRun(int code, String out, String err) {
  static CommandRun of(Map<String, String> variables, List<String> words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var environment =
        new Environment(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            new Environment.Screen(false, false, 80),
            variables,
            Optional.empty(),
            new Environment.Version("test", "test"),
            InstantSource.fixed(SampleRuns.NOW));
    int code = CommandLine.run(environment, words.toArray(String[]::new));
    return new CommandRun(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  static CommandRun refused(String why) {
    return new CommandRun(64, "", "ncc: " + why + "\n");
  }
}
