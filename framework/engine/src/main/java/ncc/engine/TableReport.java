package ncc.engine;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.report.SubjectTable;
import ncc.spi.report.TableFormat;
import ncc.spi.run.Run;

/// A table as a report of its name, in the format that the name of the file asks for.
///
/// @param formats those that write tables
record TableReport(SubjectTable table, List<ReportFormat> formats) implements ReportFormat {
  private static final String STANDARD = "csv";

  TableReport {
    requireNonNull(table);
    formats = formats.stream().filter(format -> format.tables().isPresent()).toList();
  }

  @Override
  public String name() {
    return table.name();
  }

  @Override
  public String extension() {
    return STANDARD;
  }

  @Override
  public void render(Run run, ReportOptions options, Appendable out) throws IOException {
    var ending = ending(options.writtenTo().orElse(""));
    var asked = formats.stream().filter(format -> ending.equals(format.extension())).findFirst();
    if (asked.isEmpty() && !ending.isEmpty()) {
      throw new IOException(
          "%s is written into a file whose name ends in %s"
              .formatted(
                  name(),
                  formats.stream()
                      .map(format -> "." + format.extension())
                      .distinct()
                      .collect(Collectors.joining(" or "))));
    }
    writer(asked).render(table, run, out);
  }

  /// Behind the last dot of the name; empty where there is none.
  private static String ending(String file) {
    var name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private TableFormat writer(Optional<ReportFormat> asked) throws IOException {
    return asked
        .or(() -> formats.stream().filter(one -> one.name().equals(STANDARD)).findFirst())
        .flatMap(ReportFormat::tables)
        .orElseThrow(() -> new IOException("no report that is here writes tables"));
  }
}
