package ncc.checks.ngt.output;

import java.util.Optional;
import java.util.regex.Pattern;
import ncc.spi.source.Notation;

/// What Prism calls the applications of NGT that are switched on. A word of another form, such as
/// `$UNKNOWN` or `$REDACTED`, may stand for any of them.
final class Capabilities {
  static final String SNAPSHOTS = "VSS_SNAPSHOT";
  static final String RESTORE = "SELF_SERVICE_RESTORE";

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  static final Notation<String> NAMES =
      Notation.of(
          "the name of a capability",
          SNAPSHOTS,
          text -> Optional.of(text).filter(name -> NAME.matcher(name).matches()));

  private Capabilities() {}
}
