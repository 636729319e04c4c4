package ncc.report.html;

import java.util.HashMap;
import java.util.Map;
import ncc.spi.run.Subject;

/// Numbers subjects from 0 in the order they are first seen, so that each is written once.
final class SubjectNumbers {
  private final Map<Subject, Integer> numbers = new HashMap<>();

  boolean isNew(Subject subject) {
    return !numbers.containsKey(subject);
  }

  int of(Subject subject) {
    return numbers.computeIfAbsent(subject, _ -> numbers.size());
  }
}
