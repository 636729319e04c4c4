package ncc.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;

/// A [Run] as a JSON document, there and back without loss: `read(write(run))` equals `run`, so a
/// report made from a saved run has the bytes of one made at once.
///
/// The document is a stream in both directions; nothing larger than the findings of one group is
/// held while reading. Its shape is told by `run.schema.json`; what a reader must know beyond it:
///
/// - `checks` holds each check's metadata once; `clusters[].checks[].check` refers to it by id. A
///   cluster whose check is described otherwise has that description as `metadata` of its own.
/// - Values of a finding are plain JSON: instants are ISO-8601 texts, durations seconds. What JSON
///   cannot tell apart is named in the group's `value_types`, and in a finding's own `value_types`
///   where it differs from its group's. `NaN` and the infinities are texts of type `decimal`.
/// - `detail` is rendered, for people; `detail_template` is what it was rendered from. It stands at
///   the group, and at a finding only where it differs.
/// - Statuses, counts, `id`, `path`, `key` and `kb_link` are derived and not read back.
/// - An absent value is an absent member.
/// - Values of a finding keep the order of the document.
///
/// Members that a reader does not know are to be ignored: a later `1.x` may add some.
public final class RunJson {
  /// What [#write] writes and the newest that [#read] knows all of.
  public static final String SCHEMA_VERSION = "1.0";

  private RunJson() {}

  /// Writes `run` with one finding per line and `\n` as line end. Lone surrogates, control
  /// characters and those that turn the direction of text are escaped, so any encoding of Unicode
  /// keeps the document whole.
  public static void write(Run run, Appendable out) throws IOException {
    try (var json = new JsonOut(out)) {
      new RunWriter(json).write(run);
    }
  }

  /// Reads what [#write] wrote, in UTF-8, whatever tool has reordered its members since; only
  /// `checks` has to come before `clusters`.
  ///
  /// @param name what to call the document in messages, such as its file name
  /// @throws RunFormatException when it is damaged, something else, or of another major version
  public static Run read(InputStream in, String name) throws IOException {
    return read(in, name, _ -> true);
  }

  /// The same with some of its findings alone, and without the checks that found none of them.
  ///
  /// @param wanted what findings are read of
  public static Run read(InputStream in, String name, Predicate<Subject> wanted)
      throws IOException {
    try (var json = new JsonIn(in, name)) {
      return new RunReader(json, wanted).read();
    }
  }
}
