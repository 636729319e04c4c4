package ncc.report.json;

import java.io.IOException;
import ncc.json.FindingLines;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;

/// A line of JSON for each finding, for `jq`, Loki and whatever else reads as it comes. The schema
/// of a line is `line.schema.json` beside this class; see [FindingLines] for the order.
public final class JsonLinesReport implements ReportFormat {
  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public String extension() {
    return "jsonl";
  }

  @Override
  public void render(Run run, ReportOptions options, Appendable out) throws IOException {
    FindingLines.write(run, out);
  }
}
