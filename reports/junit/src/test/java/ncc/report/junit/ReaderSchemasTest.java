package ncc.report.junit;

import static ncc.report.junit.Rendered.document;
import static ncc.report.junit.Rendered.elements;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.testkit.SampleRuns;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/// The report held against what its readers accept.
class ReaderSchemasTest {
  static Stream<Run> runs() {
    return Stream.of(SampleRuns.small(), SampleRuns.troubled(), twins(SampleRuns.troubled()));
  }

  /// Each of its clusters three times, under one name.
  private static Run twins(Run run) {
    List<ClusterRun> clusters =
        run.clusters().stream().flatMap(one -> Stream.of(one, one, one)).toList();
    return new Run(
        run.id(),
        run.version(),
        run.command(),
        run.startedAt(),
        run.now(),
        run.took(),
        run.aborted(),
        clusters,
        run.problems());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void jenkinsAcceptsIt(Run run) throws Exception {
    validator("xunit.xsd").validate(source(document(run).getDocumentElement()));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everySuiteIsOneOfSurefire(Run run) throws Exception {
    for (Element suite : elements(document(run), "testsuite")) {
      validator("surefire.xsd").validate(source(suite));
    }
  }

  /// GitLab keeps the last of two cases that have one class and name.
  @ParameterizedTest
  @MethodSource("runs")
  void noTwoCasesOrSuitesAreCalledAlike(Run run) throws Exception {
    assertThat(elements(document(run), "testcase"))
        .extracting(one -> one.getAttribute("classname") + " " + one.getAttribute("name"))
        .doesNotHaveDuplicates();
    assertThat(elements(document(run), "testsuite"))
        .extracting(one -> one.getAttribute("name"))
        .doesNotHaveDuplicates();
  }

  private static Source source(Element element) {
    return new DOMSource(element);
  }

  private static Validator validator(String name) throws Exception {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Objects.requireNonNull(ReaderSchemasTest.class.getResource(name)))
        .newValidator();
  }
}
