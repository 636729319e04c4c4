package ncc.report.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import ncc.spi.message.Count;
import ncc.spi.run.Advice;
import ncc.spi.run.Finding;
import ncc.spi.run.Subject;

/// What is behind the findings of a group, what it costs, and what to do first: lines under those
/// of its subjects. Where subjects need different things, each line names those it is for. What a
/// block has said once it does not say again.
final class AdviceLines {
  private static final int MOST_NAMES = 3;

  private final Lines lines;
  private final Set<String> said = new HashSet<>();

  AdviceLines(Lines lines) {
    this.lines = lines;
  }

  void write(List<Advice> advices) throws IOException {
    write("Cause", advices, advice -> nonEmpty(String.join("; or: ", advice.diagnosis().causes())));
    write("Impact", advices, advice -> nonEmpty(advice.diagnosis().impact()));
    write("Resolution", advices, Advice::text);
  }

  private static Optional<String> nonEmpty(String text) {
    return Optional.of(text).filter(one -> !one.isEmpty());
  }

  private void write(String what, List<Advice> advices, Function<Advice, Optional<String>> text)
      throws IOException {
    var byText = new LinkedHashMap<Optional<String>, List<Finding>>();
    for (var advice : advices) {
      byText.computeIfAbsent(text.apply(advice), _ -> new ArrayList<>()).addAll(advice.findings());
    }
    for (var one : byText.entrySet()) {
      var forWhom = byText.size() == 1 ? "" : " for " + names(one.getValue());
      var line = one.getKey().map(words -> what + forWhom + ": " + NccText.of(words));
      if (line.filter(said::add).isPresent()) {
        lines.add(line.get());
      }
    }
  }

  private static String names(List<Finding> findings) {
    var shown =
        findings.stream()
            .limit(MOST_NAMES)
            .map(finding -> NccText.of(name(finding.subject())))
            .collect(Collectors.joining(", "));
    int more = findings.size() - MOST_NAMES;
    var kind = findings.getFirst().subject().kind().label();
    return more > 0 ? shown + " and " + Count.of(more, "other " + kind) : shown;
  }

  static String name(Subject subject) {
    return subject.name().isBlank() ? subject.id() : subject.name();
  }
}
