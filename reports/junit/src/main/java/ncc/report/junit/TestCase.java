package ncc.report.junit;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import ncc.spi.check.Status;

/// A test case.
///
/// @param id the check's, in `classname`
/// @param title in `name`
/// @param status how it turned out
/// @param message what it found, on one line; empty when there is nothing to say
/// @param took wall time
/// @param details all that it found, written only when it is asked for
record TestCase(
    String id, String title, Status status, String message, Duration took, Lines details) {

  /// Lines of text, written as they come.
  @FunctionalInterface
  interface Lines {
    void write(Xml xml) throws XMLStreamException;
  }

  Outcome outcome() {
    return Outcome.of(status);
  }

  void write(Xml xml) throws XMLStreamException {
    var attributes =
        List.of(entry("classname", id), entry("name", title), entry("time", Seconds.text(took)));
    if (message.isEmpty()) {
      xml.empty("testcase", attributes);
      return;
    }
    xml.start("testcase", attributes);
    xml.line();
    xml.start(outcome().element().orElse("system-out"), told());
    xml.line();
    details.write(xml);
    xml.end();
    xml.end();
  }

  private List<Map.Entry<String, String>> told() {
    var told = new ArrayList<Map.Entry<String, String>>();
    if (outcome() != Outcome.PASSED) {
      told.add(entry("message", message));
    }
    if (outcome() == Outcome.ERROR || outcome() == Outcome.FAILURE) {
      told.add(entry("type", status.name()));
    }
    return told;
  }
}
