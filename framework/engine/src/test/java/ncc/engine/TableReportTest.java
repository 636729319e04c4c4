package ncc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.report.SubjectTable;
import ncc.spi.report.TableFormat;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableReportTest {
  private static final Run EMPTY =
      new Run(
          "r-1",
          "test",
          "ncc",
          Instant.EPOCH,
          Instant.EPOCH,
          Duration.ZERO,
          false,
          List.of(),
          List.of());

  private record Names(String name, List<String> columns) implements SubjectTable {
    @Override
    public String title() {
      return "Names";
    }

    @Override
    public Map<Subject, List<String>> rows(ClusterRun run) {
      return Map.of();
    }
  }

  /// Writes its name.
  private record Format(String name, boolean writesTables) implements ReportFormat {
    @Override
    public String extension() {
      return name;
    }

    @Override
    public void render(Run run, ReportOptions options, Appendable out) {
      throw new IllegalStateException();
    }

    @Override
    public Optional<TableFormat> tables() {
      return writesTables
          ? Optional.of((table, _, out) -> out.append(name).append(' ').append(table.name()))
          : Optional.empty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "names.csv, csv",
    "names.json, json",
    "NAMES.JSON, json",
    "names, csv",
    "'', csv",
    "json, csv",
    "/tmp/a.b/names, csv",
    "/dev/stdout, csv"
  })
  void theNameOfTheFileAsksForTheFormat(String file, String format) throws IOException {
    var shelf = new Shelf();
    shelf.add(new Names("names", List.of("one")));
    List.of(new Format("csv", true), new Format("html", false), new Format("json", true))
        .forEach(shelf::add);
    var report = shelf.catalog(List.of(), List.of()).report("names").orElseThrow();
    var out = new StringBuilder();

    report.render(EMPTY, writtenTo(file), out);

    assertThat(out).hasToString(format + " names");
  }

  @ParameterizedTest
  @CsvSource({"names.html", "names.xlsx", "/tmp/a.b/names.txt"})
  void aFileThatWouldHoldSomethingElseIsNotWritten(String file) {
    var report =
        new TableReport(
            new Names("names", List.of("one")),
            List.of(new Format("csv", true), new Format("json", true)));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> report.render(EMPTY, writtenTo(file), new StringBuilder()))
        .withMessage("names is written into a file whose name ends in .csv or .json");
  }

  @Test
  void withoutAFormatForTablesThatIsSaid() {
    var report = new TableReport(new Names("names", List.of("one")), List.of());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> report.render(EMPTY, writtenTo(""), new StringBuilder()))
        .withMessage("no report that is here writes tables");
  }

  @ParameterizedTest
  @CsvSource({
    "csv,    one,         report format 'csv' is already taken",
    "taken,  one,         table 'taken' is already taken",
    "A name, one,         'A name' is no name of a table",
    "names,  '',          columns() must name one or more",
    "names,  'one one',   columns() must name one or more",
    "names,  'one Two',   'Two' is no name of a column"
  })
  void aTableThatCannotBeUsedIsRefusedInOneSentence(String name, String columns, String why) {
    var shelf = new Shelf();
    shelf.add(new Format("csv", true));
    shelf.add(new Names("taken", List.of("one")));
    var named = columns.isEmpty() ? List.<String>of() : List.of(columns.split(" ", -1));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> shelf.add(new Names(name, named)))
        .withMessageContaining(why);
  }

  @Test
  void aReportIsNotCalledAsATableIs() {
    var shelf = new Shelf();
    shelf.add(new Names("taken", List.of("one")));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> shelf.add(new Format("taken", true)))
        .withMessageContaining("table 'taken' is already taken");
  }

  private static ReportOptions writtenTo(String file) {
    return new ReportOptions(
        ReportOptions.Layout.COMMAND,
        false,
        Locale.ENGLISH,
        Optional.of(file).filter(one -> !one.isEmpty()));
  }
}
