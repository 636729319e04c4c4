package ncc.store.history;

import java.time.Instant;
import ncc.spi.check.Status;
import ncc.spi.check.Verdict;

/// What many verdicts share, as a document of two lines, headline and detail, and of a third where
/// there is a diagnosis: the ids of it and of the remedy.
record Said(String headline, String detail, String diagnosis, String remedy) {
  static String of(Verdict verdict) {
    var texts = StoredText.line(verdict.headline()) + "\n" + StoredText.line(verdict.detail());
    return verdict.diagnosis().isEmpty()
        ? texts
        : texts
            + "\n"
            + StoredText.word(verdict.diagnosis())
            + " "
            + StoredText.word(verdict.remedy());
  }

  static Said read(String document) {
    var lines = document.split("\n", 3);
    var ids = lines.length < 3 ? new String[] {"", ""} : lines[2].split(" ", 2);
    return new Said(
        StoredText.read(lines[0]),
        StoredText.read(lines[1]),
        StoredText.read(ids[0]),
        StoredText.read(ids[1]));
  }

  /// The verdict that says so, of a row of findings.
  ///
  /// @param values as they are stored
  Verdict verdict(String status, String values, Instant judged) {
    return new Verdict(
        Status.valueOf(status),
        headline,
        detail,
        StoredValues.read(values, judged),
        diagnosis,
        remedy);
  }
}
