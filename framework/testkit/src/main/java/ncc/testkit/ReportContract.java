package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;
import org.junit.jupiter.api.Test;

/// The manners of a report, whatever it looks like: let your report's test implement this. What it
/// says is left to your own tests.
public interface ReportContract {
  /// The report under test.
  ReportFormat report();

  @Test
  default void hasANameAndAnExtension() {
    assertThat(report().name()).matches("[a-z][a-z0-9-]*");
    assertThat(report().extension()).matches("[A-Za-z0-9.]+");
  }

  /// Runs of every kind: healthy, in trouble, stopped, with plugin problems, without clusters.
  @Test
  default void writesEveryRunTheSameTwice() {
    for (Run run : SampleRuns.ofEveryKind()) {
      assertThat(text(run)).isEqualTo(text(run));
    }
  }

  /// What a name may do to a terminal or to the direction of text, it does not do here.
  @Test
  default void writesNoNameAsItIsWhereItDoesHarm() {
    for (Run run : SampleRuns.ofEveryKind()) {
      assertThat(text(run)).doesNotContain("\u001b", "\u202e");
    }
  }

  /// A disk that is full must be told, not passed over.
  @Test
  default void tellsWhenItCannotWrite() {
    var full =
        new StringWriter() {
          @Override
          public void write(int one) {
            throw new UncheckedIOException(new IOException("no space left"));
          }

          @Override
          public void write(char[] some, int from, int count) {
            write(0);
          }

          @Override
          public void write(String some) {
            write(0);
          }

          @Override
          public void write(String some, int from, int count) {
            write(0);
          }
        };

    assertThatThrownBy(() -> report().render(SampleRuns.troubled(), ReportOptions.plain(), full))
        .hasStackTraceContaining("no space left");
  }

  /// It is not alone on stdout.
  @Test
  default void leavesOpenWhatItWritesTo() throws IOException {
    var closed = new java.util.concurrent.atomic.AtomicBoolean();
    var out =
        new StringWriter() {
          @Override
          public void close() {
            closed.set(true);
          }
        };

    report().render(SampleRuns.small(), ReportOptions.plain(), out);

    assertThat(closed).isFalse();
  }

  private String text(Run run) {
    var text = new StringBuilder();
    try {
      report().render(run, ReportOptions.plain(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
