package ncc.spi.source;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Version;

/// How an output writes a value. A text that is not written so counts as damage, never as absent.
///
/// @param expected what the text should be, in a few words, such as `a number of bytes`
/// @param example such a text; simulators and contracts use it
/// @param token what the value is in JSON
/// @param names the kind whose keys or names these texts are: an anonymized copy replaces them as
///   it does those of its entities; empty for all other texts
/// @param read the value of a text, which is neither empty nor has spaces around it; empty for one
///   that is no such value
/// @param <T> the value
public record Notation<T>(
    String expected,
    String example,
    Token token,
    Optional<Kind> names,
    Function<String, Optional<T>> read) {

  /// What a value is in JSON.
  public enum Token {
    /// A number, or a text of digits: what JavaScript cannot count so far is often a text.
    NUMBER,
    /// `true` or `false`.
    TRUTH,
    /// A text.
    TEXT
  }

  /// A whole number, of up to 18 digits.
  public static final Notation<Long> NUMBER =
      new Notation<>("a whole number", "1", Token.NUMBER, Optional.empty(), Notation::number);

  /// Bytes: `1024`, `1024 bytes`, or as `ncli` prints them, `1 KiB (1,024 bytes)`. A rounded text
  /// alone, such as `5.2 TiB`, tells no number of bytes.
  public static final Notation<Long> BYTES =
      new Notation<>("a number of bytes", "1", Token.NUMBER, Optional.empty(), Notation::bytes);

  /// `true` or `false`, in whatever case.
  public static final Notation<Boolean> TRUTH =
      new Notation<>("true or false", "true", Token.TRUTH, Optional.empty(), Notation::truth);

  /// Seconds since 1970 in UTC, after 1970 and before the year 10000.
  public static final Notation<Instant> UNIX_SECONDS =
      new Notation<>(
          "a time in Unix seconds",
          "1767225600",
          Token.NUMBER,
          Optional.empty(),
          text -> number(text).flatMap(Notation::seconds));

  /// Microseconds since 1970 in UTC, likewise.
  public static final Notation<Instant> UNIX_MICROSECONDS =
      new Notation<>(
          "a time in Unix microseconds",
          "1767225600000000",
          Token.NUMBER,
          Optional.empty(),
          text -> number(text).flatMap(Notation::microseconds));

  /// A time of ISO 8601 with its offset: `2026-01-01T00:00:00Z`, `2026-01-01T09:00:00.5+09:00`.
  public static final Notation<Instant> ISO_TIME =
      new Notation<>(
          "a time such as 2026-01-01T00:00:00Z",
          "2026-01-01T00:00:00Z",
          Token.TEXT,
          Optional.empty(),
          Notation::isoTime);

  /// Dotted numbers, such as `4.1.1`.
  public static final Notation<Version> VERSION =
      new Notation<>(
          "a version such as 4.1.1", "4.1.1", Token.TEXT, Optional.empty(), Version::parse);

  /// Any text.
  public static final Notation<String> TEXT =
      new Notation<>("a text", "text", Token.TEXT, Optional.empty(), Optional::of);

  private static final long YEAR_10000 = 253_402_300_800L;
  private static final Pattern NUMBER_TEXT = Pattern.compile("-?\\d{1,18}");
  private static final Pattern BYTES_TEXT =
      Pattern.compile(
          "(?:\\d+(?:\\.\\d+)? [KMGTPE]?i?B \\()?+(\\d{1,3}(?:,\\d{3})+|\\d+)(?: bytes?)?\\)?");

  public Notation {
    requireNonNull(expected);
    requireNonNull(example);
    requireNonNull(token);
    requireNonNull(names);
    requireNonNull(read);
  }

  /// The key or the name of an entity of this kind, such as the container in which a VM lies.
  public static Notation<String> nameOf(Kind kind) {
    var noun = "a " + kind.label().toLowerCase(Locale.ROOT);
    return new Notation<>(noun, "name", Token.TEXT, Optional.of(kind), Optional::of);
  }

  /// Texts of an output's own, such as the words of a state.
  ///
  /// @param expected what a text should be, in a few words
  /// @param example such a text
  /// @param read empty for a text that is no such value
  public static <T> Notation<T> of(
      String expected, String example, Function<String, Optional<T>> read) {
    return new Notation<>(expected, example, Token.TEXT, Optional.empty(), read);
  }

  /// The value of a text; empty for one that is no such value, also where reading it throws.
  public Optional<T> value(String text) {
    try {
      return read.apply(text);
    } catch (RuntimeException | LinkageError | StackOverflowError _) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(String text) {
    return NUMBER_TEXT.matcher(text).matches()
        ? Optional.of(Long.parseLong(text))
        : Optional.empty();
  }

  private static Optional<Long> bytes(String text) {
    var match = BYTES_TEXT.matcher(text);
    boolean isWhole = match.matches() && text.contains("(") == text.endsWith(")");
    return isWhole ? number(match.group(1).replace(",", "")) : Optional.empty();
  }

  private static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /// A time at or before 1970, or far from now, is a mistake.
  private static Optional<Instant> seconds(long seconds) {
    return seconds > 0 && seconds < YEAR_10000
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  private static Optional<Instant> microseconds(long micros) {
    return seconds(micros / 1_000_000).map(time -> time.plusNanos(micros % 1_000_000 * 1_000));
  }

  private static Optional<Instant> isoTime(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
