package ncc.cli;

import java.io.IOException;
import java.util.Properties;
import java.util.regex.Pattern;
import ncc.cli.terminal.Environment.Version;

/// What the build noted beside this class: of which commit it was made.
final class Built {
  private static final Pattern DESCRIBED =
      Pattern.compile("v(\\d[^-]*)(?:-(\\d+)-g([0-9a-f]+))?(-dirty)?");

  private Built() {}

  static Version version() {
    var noted = new Properties();
    try (var in = Built.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        noted.load(in);
      }
    } catch (IOException _) {
      // Then the version is not known, which is no reason not to run.
    }
    return version(noted);
  }

  static Version version(Properties noted) {
    return new Version(
        number(
            known(noted, "version"),
            known(noted, "describe"),
            known(noted, "commits"),
            known(noted, "revision")),
        known(noted, "revision"),
        known(noted, "time"));
  }

  /// The tag `v1.2.0` is 1.2.0 and the fourth commit behind it `1.2.0+4.g29cde03`. Without a tag
  /// there is only the version to come, and this is before it: `1.2.0~17.g29cde03`. Debian and RPM
  /// sort all of them as they came to be.
  private static String number(String coming, String describe, String commits, String revision) {
    var described = DESCRIBED.matcher(describe);
    if (!described.matches()) {
      return revision.equals("unknown") ? coming : coming + "~" + commits + ".g" + revision;
    }
    var behind = described.group(2) == null ? "" : described.group(2) + ".g" + described.group(3);
    var dirty = described.group(4) == null ? "" : behind.isEmpty() ? "dirty" : ".dirty";
    var local = behind + dirty;
    return described.group(1) + (local.isEmpty() ? "" : "+" + local);
  }

  /// A tree without git leaves the build's placeholders as they are.
  private static String known(Properties noted, String key) {
    var value = noted.getProperty(key, "unknown");
    return value.isEmpty() || value.startsWith("$") ? "unknown" : value;
  }
}
