package ncc.source.anonymous;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What becomes of a value, by what it means. A value that does not look like what it should be is
/// not told, so that it can be read no better than before.
enum Treatment {
  /// `true`, `false`, numbers.
  FLAG {
    @Override
    String of(String text, Pseudonyms pseudonyms) {
      return keep(FLAGS, text);
    }
  },
  /// A word that an API or a command chose.
  WORD {
    @Override
    String of(String text, Pseudonyms pseudonyms) {
      return WORDS.contains(text.toLowerCase(Locale.ROOT)) ? text : Pseudonyms.REDACTED;
    }
  },
  VERSION {
    @Override
    String of(String text, Pseudonyms pseudonyms) {
      return keep(VERSIONS, text);
    }
  },
  /// The release of an operating system of a guest.
  GUEST_OS {
    @Override
    String of(String text, Pseudonyms pseudonyms) {
      return keep(GUESTS, text);
    }
  },
  VM_NAME {
    @Override
    String of(String text, Pseudonyms pseudonyms) {
      return pseudonyms.vm(text);
    }
  },
  CLUSTER_NAME {
    @Override
    String of(String text, Pseudonyms pseudonyms) {
      return pseudonyms.cluster(text);
    }
  },
  /// A UUID, or one behind that of its cluster.
  ID {
    @Override
    String of(String text, Pseudonyms pseudonyms) {
      return pseudonyms.uuidBehindCluster(text);
    }
  },
  INCARNATION {
    @Override
    String of(String text, Pseudonyms pseudonyms) {
      return pseudonyms.incarnation(text);
    }
  },
  ADDRESS {
    @Override
    String of(String text, Pseudonyms pseudonyms) {
      return pseudonyms.address(text);
    }
  },
  /// Anything else.
  UNKNOWN {
    @Override
    String of(String text, Pseudonyms pseudonyms) {
      return Pseudonyms.REDACTED;
    }
  };

  private static final Pattern FLAGS = Pattern.compile("[Tt]rue|[Ff]alse|t|f|-?\\d{1,19}");
  private static final Pattern VERSIONS =
      Pattern.compile(
          "(?:pc\\.|ncc-|[a-z0-9.]{1,12}-release-[a-z]{1,24}-)?\\d+(?:\\.\\d+)*"
              + "(?:-stable-[0-9a-f]{1,64})?");
  private static final Pattern GUESTS =
      Pattern.compile("(?:linux|windows):(?:32|64):[A-Za-z0-9 ._()/+-]{1,60}");
  private static final Set<String> WORDS =
      Set.of(
          "on",
          "off",
          "paused",
          "suspended",
          "undetermined",
          "$unknown",
          "$redacted",
          "kipbased",
          "kfallbacktoip",
          "klinux",
          "kwindows",
          "ahv",
          "kahv",
          "kkvm",
          "esx",
          "esxi",
          "kvmware",
          "hyperv",
          "hyper_v",
          "hyper-v",
          "khyperv",
          "xen",
          "null",
          "aos",
          "prism_central",
          "ncc",
          "nos",
          "aos_pc",
          "a600103",
          "enabled",
          "disabled",
          "installed",
          "uninstalled",
          "mounted",
          "unmounted",
          "self_service_restore",
          "vss_snapshot",
          "haserror",
          "istruncated",
          "truncatedindexes",
          "ispaginated",
          "vm",
          "cluster",
          "mh_vm",
          "complete",
          "error",
          "running",
          "pending",
          "kwarning",
          "kcritical",
          "kinfo",
          "vm_name");

  /// @param text as the origin has it; nothing stays nothing
  final String told(String text, Pseudonyms pseudonyms) {
    return text.isBlank() ? "" : of(text, pseudonyms);
  }

  abstract String of(String text, Pseudonyms pseudonyms);

  private static String keep(Pattern harmless, String text) {
    return harmless.matcher(text).matches() ? text : Pseudonyms.REDACTED;
  }

  /// A value of this kind says who or where someone is, even as a number.
  boolean isIdentity() {
    return switch (this) {
      case VM_NAME, CLUSTER_NAME, ID, INCARNATION, ADDRESS, UNKNOWN -> true;
      case FLAG, WORD, VERSION, GUEST_OS -> false;
    };
  }
}
