package ncc.report.junit;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;

/// The run as JUnit XML, for CI servers: the run itself and every cluster are test suites, every
/// check on a cluster is a test case. Something is red exactly when the run's status is FAIL or
/// ERR; WARN and INFO pass and say what they found in `system-out`, because CI knows nothing
/// between green and red, and [TestCase] decides it.
public final class JunitReport implements ReportFormat {
  @Override
  public String name() {
    return "junit";
  }

  @Override
  public String extension() {
    return "xml";
  }

  @Override
  public void render(Run run, ReportOptions options, Appendable out) throws IOException {
    try (var xml = new Xml(out)) {
      new Suites(run).write(xml);
    } catch (XMLStreamException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    }
  }
}
