package ncc.testkit.prism;

import java.util.Arrays;
import java.util.Optional;

/// A way in which a stand-in fails on command. Each takes a number, whose meaning [#means] tells.
/// Requests and answers are counted from 1, from the moment the fault was ordered; pages from 0.
public enum PrismFault {
  BUSY("429", 1, "the first N requests are answered 429, with Retry-After: 1"),
  UNAVAILABLE("503", 1, "the first N requests are answered 503"),
  SLOW("slow", 1000, "every answer takes N milliseconds longer"),
  UNAUTHORIZED("401", 2, "every request from the Nth on is answered 401"),
  OVERLAP(
      "overlap",
      401,
      "a password is answered N while another is looked at, as with directory users; a session's"
          + " cookie is given and taken in its place"),
  NO_SESSION("no-session", 1, "no session's cookie is given"),
  REDIRECT("redirect", 1, "every request is sent on to port N of this machine"),
  CUT("cut", 1, "the connection is cut in the middle of the Nth answer"),
  INVALID_JSON("invalid-json", 1, "the Nth answer breaks off into something that is not JSON"),
  WRONG_TOTAL("wrong-total", 1, "every list says that there are N more VMs than it holds"),
  CHANGING_TOTAL("changing-total", 1, "a list says from its page N on that there is one VM more"),
  REPEATED_PAGE("repeated-page", 1, "page N of a list shows the page before it once more"),
  SHORT_PAGE("short-page", 0, "page N of a list lacks its last VM"),
  NO_ESXI("no-esxi", 0, "there is no list of VMs on ESXi: 404"),
  NO_FILTER("no-filter", 0, "a v4 list of VMs does not understand $filter: 400");

  private final String word;
  private final int otherwise;
  private final String means;

  PrismFault(String word, int otherwise, String means) {
    this.word = word;
    this.otherwise = otherwise;
    this.means = means;
  }

  /// As a command line names it: `short-page`.
  public String word() {
    return word;
  }

  /// What happens, in a sentence about N.
  public String means() {
    return means;
  }

  /// N when nobody gives it.
  public int otherwise() {
    return otherwise;
  }

  static Optional<PrismFault> named(String word) {
    return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
  }
}
