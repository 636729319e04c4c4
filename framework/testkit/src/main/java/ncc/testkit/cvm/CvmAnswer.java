package ncc.testkit.cvm;

import static java.util.Objects.requireNonNull;

/// What a command answered.
///
/// @param out its standard output, whole lines or empty
/// @param err its standard error, whole lines or empty
/// @param code its exit code
public record CvmAnswer(String out, String err, int code) {
  /// The code with which a shell says that it knows no such command.
  static final int NOT_FOUND = 127;

  public CvmAnswer {
    requireNonNull(out);
    requireNonNull(err);
  }

  static CvmAnswer said(String out) {
    return new CvmAnswer(out, "", 0);
  }

  static CvmAnswer refused(String why) {
    return new CvmAnswer("", why + "\n", 1);
  }

  static CvmAnswer notFound(String program) {
    return new CvmAnswer("", "bash: line 1: " + program + ": command not found\n", NOT_FOUND);
  }
}
