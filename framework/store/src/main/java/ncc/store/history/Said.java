package ncc.store.history;

import ncc.spi.check.Verdict;

/// What many verdicts share, as a document of two lines.
record Said(String headline, String detail) {
  static String of(Verdict verdict) {
    return StoredText.line(verdict.headline()) + "\n" + StoredText.line(verdict.detail());
  }

  static Said read(String document) {
    var lines = document.split("\n", 2);
    return new Said(StoredText.read(lines[0]), StoredText.read(lines[1]));
  }
}
