package ncc.report.junit;

import javax.xml.stream.XMLStreamException;
import ncc.spi.check.Status;
import ncc.spi.inventory.Cluster;
import ncc.spi.run.Advice;
import ncc.spi.run.CheckRun;
import ncc.spi.run.Finding;
import ncc.spi.run.FindingGroup;

/// The findings of a check as lines, worst first. Healthy ones are counted only.
final class FindingLines {
  private FindingLines() {}

  /// The worst headline, and how many findings share it; empty when all is well.
  static String summary(CheckRun check) {
    var worst = check.groups().getFirst();
    return worst.status() == Status.PASS ? "" : head(worst);
  }

  static void write(CheckRun check, Cluster cluster, Xml xml) throws XMLStreamException {
    for (var group : check.groups()) {
      xml.text(group.status() + ": " + head(group));
      if (group.status() != Status.PASS) {
        for (var finding : group.findings()) {
          xml.text(line(finding));
        }
        for (var advice : Advice.of(check.check(), group, cluster)) {
          if (advice.text().isPresent()) {
            xml.text("Resolution: " + advice.text().get());
          }
        }
      }
    }
  }

  private static String head(FindingGroup group) {
    var headline = group.headline().isEmpty() ? "Healthy" : group.headline();
    return headline + " (" + group.findings().size() + ")";
  }

  private static String line(Finding finding) {
    var subject = finding.subject().kind().label() + ": " + finding.subject().name();
    var detail = finding.verdict().renderedDetail();
    return detail.isEmpty() ? subject : subject + " - " + detail;
  }
}
