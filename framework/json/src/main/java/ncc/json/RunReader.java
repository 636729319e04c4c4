package ncc.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.PluginProblem;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import org.jspecify.annotations.Nullable;

/// Reads the envelope.
final class RunReader {
  private static final Pattern VERSION = Pattern.compile("1\\.(\\d{1,6})");
  private static final String EXPECTED =
      "; expected a run of schema version 1, as --report json=FILE writes it";

  private final JsonIn in;
  private final Predicate<Subject> wanted;
  private final List<PluginProblem> problems = new ArrayList<>();
  private final Map<String, Fields> checks = new HashMap<>();
  private final List<ClusterRun> clusters = new ArrayList<>();
  private @Nullable String version;
  private @Nullable Fields run;

  /// @param wanted what findings are read of
  RunReader(JsonIn in, Predicate<Subject> wanted) {
    this.in = in;
    this.wanted = wanted;
  }

  Run read() throws IOException {
    in.document(() -> in.members(this::member));
    if (version == null || run == null) {
      throw in.wrong("no \"" + (version == null ? "schema_version" : "run") + '"' + EXPECTED);
    }
    return run(run);
  }

  private void member(String name) throws IOException {
    switch (name) {
      case "schema_version" -> version = version();
      case "run" -> run = Fields.read(in);
      case "plugin_problems" -> in.elements(() -> problems.add(problem(Fields.read(in))));
      case "checks" -> in.elements(() -> description(Fields.read(in)));
      case "clusters" ->
          in.elements(() -> clusters.add(new ClusterReader(in, checks, wanted).read()));
      default -> in.skip();
    }
  }

  private String version() throws IOException {
    var text = in.text();
    if (!VERSION.matcher(text).matches()) {
      throw in.wrong("\"schema_version\" is " + Quoted.of(text) + EXPECTED);
    }
    return text;
  }

  private void description(Fields check) throws IOException {
    checks.put(check.text("id"), check);
  }

  private static PluginProblem problem(Fields fields) throws IOException {
    return new PluginProblem(
        fields.text("where"), fields.text("what"), fields.truthIfAny("accepted"));
  }

  private Run run(Fields fields) throws IOException {
    return new Run(
        fields.text("id"),
        fields.text("version"),
        fields.text("command"),
        fields.instant("started_at"),
        fields.instant("now"),
        fields.seconds("took_seconds"),
        fields.truth("aborted"),
        clusters,
        problems);
  }
}
