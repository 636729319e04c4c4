package ncc.checks.ngt.output;

import java.util.Optional;
import java.util.regex.Pattern;
import ncc.checks.ngt.fact.FileRestoreEnabled;
import ncc.checks.ngt.fact.VssEnabled;
import ncc.spi.source.Layout;
import ncc.spi.source.Notation;

/// What Prism calls the applications of NGT that are switched on. A word of another form, such as
/// `$UNKNOWN` or `$REDACTED`, may stand for any of them.
final class Capabilities {
  private static final String SNAPSHOTS = "VSS_SNAPSHOT";
  private static final String RESTORE = "SELF_SERVICE_RESTORE";

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  private static final Notation<String> NAMES =
      Notation.of(
          "the name of a capability",
          SNAPSHOTS,
          text -> Optional.of(text).filter(name -> NAME.matcher(name).matches()));

  private Capabilities() {}

  /// A list of their names.
  static Layout named(String path) {
    return Layout.further()
        .eachHarmless(path, NAMES, names -> new VssEnabled(names.contains(SNAPSHOTS)))
        .eachHarmless(path, NAMES, names -> new FileRestoreEnabled(names.contains(RESTORE)));
  }

  /// A flag for each.
  ///
  /// @param within the block or the object that holds them
  static Layout flagged(String within) {
    return Layout.further()
        .harmless(within + "/vss_snapshot", Notation.TRUTH, VssEnabled::new)
        .harmless(within + "/file_level_restore", Notation.TRUTH, FileRestoreEnabled::new);
  }
}
