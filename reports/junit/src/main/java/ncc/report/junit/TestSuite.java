package ncc.report.junit;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/// Test cases that belong together.
///
/// @param properties what is known of them all, in the order given
record TestSuite(String name, List<Map.Entry<String, String>> properties, List<TestCase> cases) {
  TestSuite {
    properties = List.copyOf(properties);
    cases = List.copyOf(cases);
  }

  void write(Xml xml) throws XMLStreamException {
    var counts = new ArrayList<>(counts(name, cases));
    counts.add(counts.size() - 1, entry("skipped", count(Outcome.SKIPPED, cases)));
    xml.start("testsuite", counts);
    xml.line();
    xml.start("properties", List.of());
    xml.line();
    for (var property : properties) {
      xml.empty(
          "property",
          List.of(entry("name", property.getKey()), entry("value", property.getValue())));
    }
    xml.end();
    for (var one : cases) {
      one.write(xml);
    }
    xml.end();
  }

  /// The attributes of a suite and of all suites together, which Jenkins' xUnit lets have no other.
  static List<Map.Entry<String, String>> counts(String name, Collection<TestCase> cases) {
    var took = cases.stream().map(TestCase::took).reduce(Duration.ZERO, Duration::plus);
    var counts = new ArrayList<Map.Entry<String, String>>();
    counts.add(entry("name", name));
    counts.add(entry("tests", Integer.toString(cases.size())));
    counts.add(entry("failures", count(Outcome.FAILURE, cases)));
    counts.add(entry("errors", count(Outcome.ERROR, cases)));
    counts.add(entry("time", Seconds.text(took)));
    return counts;
  }

  private static String count(Outcome outcome, Collection<TestCase> cases) {
    return Long.toString(cases.stream().filter(one -> one.outcome() == outcome).count());
  }
}
