package ncc.report.json;

import java.io.IOException;
import java.util.Optional;
import ncc.json.RunJson;
import ncc.json.TableJson;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.report.TableFormat;
import ncc.spi.run.Run;

/// The whole run as one JSON document, from which every other report can be made later. Its schema
/// is `run.schema.json` beside this class; see [RunJson] for how it is meant.
public final class JsonReport implements ReportFormat {
  @Override
  public String name() {
    return "json";
  }

  @Override
  public String extension() {
    return "json";
  }

  @Override
  public Optional<TableFormat> tables() {
    return Optional.of(TableJson::write);
  }

  @Override
  public void render(Run run, ReportOptions options, Appendable out) throws IOException {
    RunJson.write(run, out);
  }
}
