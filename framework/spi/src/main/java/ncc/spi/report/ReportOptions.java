package ncc.spi.report;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/// How the reader wants it. A format ignores what it has no use for.
///
/// @param layout which of NCC's text layouts
/// @param colour mark states with ANSI colours
/// @param locale language of headings and of numbers for people
/// @param writtenTo where a copy was put, for NCC's last line; empty when nowhere
public record ReportOptions(
    Layout layout, boolean colour, Locale locale, Optional<String> writtenTo) {
  /// NCC's two text layouts.
  public enum Layout {
    /// As `ncc` prints it.
    COMMAND,
    /// As Prism's "Download Output" gives it.
    DOWNLOAD
  }

  public ReportOptions {
    requireNonNull(layout);
    requireNonNull(locale);
    requireNonNull(writtenTo);
  }

  /// For a file: command layout, no colour, English.
  public static ReportOptions plain() {
    return new ReportOptions(Layout.COMMAND, false, Locale.ENGLISH, Optional.empty());
  }
}
