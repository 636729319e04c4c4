package ncc.checks.ngt.output;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ncc.spi.inventory.Kind;
import ncc.spi.inventory.Version;
import ncc.spi.source.Notation;

/// How lists of VMs write their CD-ROM drives and the drivers of their guests.
final class Drives {
  private static final Pattern WORD = Pattern.compile("\\$?[A-Z][A-Z0-9_]*");

  /// The number with which a package or an image of VirtIO begins, such as `1.2.4` or `1.1.7-2`.
  private static final Pattern VIRTIO = Pattern.compile("(\\d+(?:\\.\\d+)+)(?:[-_ ].*)?");

  /// One of Prism's words; `$UNKNOWN` and `$REDACTED` are its own for not knowing.
  static final Notation<String> KIND =
      Notation.of(
          "one of Prism's words",
          "OTHER",
          text -> Optional.of(text).filter(word -> WORD.matcher(word).matches()));

  /// What tells one drive, or the image in it, from another.
  static final Notation<String> ID = Notation.nameOf(Kind.of("CD_ROM"));

  /// Which of its members a drive has, see [ncc.spi.source.Layout.Further].
  static final Notation<Set<String>> MEMBERS =
      Notation.of(
          "names of members",
          "backingInfo isoType",
          text -> Optional.of(Set.copyOf(Arrays.asList(text.split(" ", -1)))));

  static final Notation<Version> VIRTIO_VERSION =
      Notation.of(
          "a version such as 1.2.4",
          "1.2.4",
          text ->
              Optional.of(VIRTIO.matcher(text))
                  .filter(Matcher::matches)
                  .map(match -> new Version(match.group(1))));

  private Drives() {}
}
