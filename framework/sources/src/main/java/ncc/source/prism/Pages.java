package ncc.source.prism;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;

/// The envelope of v4 answers: `data`, and `metadata` that tells how many elements there are on all
/// pages, and whether something went wrong.
public final class Pages {
  /// Page sizes of v4: 50 unless asked for another, 100 at most.
  private static final int PAGE = 50;

  private final PageCount count = new PageCount();
  private final boolean isPaged;
  private long rowsOfPage;
  private boolean isList;
  private boolean isListMissing;
  private boolean isFaulty;
  private boolean isErrorUnreadable;
  private boolean isTruncated;

  public Pages() {
    this(true);
  }

  /// @param isPaged the list comes page by page: a full page without a total is no whole list
  public Pages(boolean isPaged) {
    this.isPaged = isPaged;
  }

  /// Reads the page at hand.
  ///
  /// @param element takes an element of `data`
  public void page(Json json, Json.Element element) throws IOException {
    rowsOfPage = 0;
    isList = false;
    boolean isAnswer = json.isObject() || json.isNull();
    json.object(name -> {
      switch (name) {
        case "data" -> data(json, element);
        case "metadata" -> json.object(field -> metadata(field, json));
        default -> {}
      }
    });
    isListMissing |= isAnswer && isMissing();
    count.page();
  }

  /// Behind the last page there is nothing, and no total needed to say so.
  private boolean isMissing() {
    return !isList && (count.pages() == 0 ? count.total() != 0 : count.total() > 0);
  }

  private void data(Json json, Json.Element element) throws IOException {
    if (json.isObject()) {
      error(json);
    } else {
      isList = json.isArray();
      json.objects(() -> {
        rowsOfPage++;
        element.read();
      });
    }
  }

  /// An error may stand in place of the list.
  private void error(Json json) throws IOException {
    var names = new HashSet<String>();
    json.object(names::add);
    if (names.contains("error")) {
      isFaulty = true;
    } else {
      json.mismatch("a list");
    }
  }

  private void metadata(String name, Json json) throws IOException {
    switch (name) {
      case "totalAvailableResults" -> count.total(json.count());
      case "flags" -> json.objects(() -> flag(json));
      case "extraInfo" -> json.objects(() -> extra(json));
      default -> {}
    }
  }

  private void flag(Json json) throws IOException {
    var flag = new Flag();
    json.object(name -> flag.read(name, json));
    isFaulty |= flag.isSet("hasError");
    isErrorUnreadable |= flag.isUnreadable("hasError");
    isTruncated |= flag.isSet("isTruncated") || flag.isUnreadable("isTruncated");
  }

  /// `truncatedIndexes` has a value where rows were cut.
  private void extra(Json json) throws IOException {
    var pair =
        new Object() {
          String name = "";
          boolean hasValue;
        };
    json.object(field -> {
      switch (field) {
        case "name" -> pair.name = json.text();
        case "value" -> pair.hasValue = hasValue(json);
        default -> {}
      }
    });
    isTruncated |= pair.hasValue && pair.name.equals("truncatedIndexes");
  }

  private static boolean hasValue(Json json) throws IOException {
    var elements = new ArrayList<String>();
    if (!json.isArray()) {
      return !json.shown().isEmpty();
    }
    json.array(() -> elements.add(json.shown()));
    return !elements.isEmpty();
  }

  private static final class Flag {
    private String name = "";
    private String value = "";
    private boolean isNull = true;

    void read(String field, Json json) throws IOException {
      switch (field) {
        case "name" -> name = json.text();
        case "value" -> {
          isNull = json.isNull();
          value = json.shown();
        }
        default -> {}
      }
    }

    boolean isSet(String flag) {
      return name.equals(flag) && value.equalsIgnoreCase("true");
    }

    /// It is not known to be false.
    boolean isUnreadable(String flag) {
      return name.equals(flag)
          && !isNull
          && !value.equalsIgnoreCase("true")
          && !value.equalsIgnoreCase("false");
    }
  }

  /// An element that stood on these pages before.
  public void again() {
    count.again();
  }

  public long total() {
    return count.total();
  }

  /// Prism says that it cut its answer: rows may be missing, and values inside of rows.
  public boolean isTruncated() {
    return isTruncated;
  }

  /// Why the pages read are not all there is; empty when they are.
  ///
  /// @param distinct how many different elements were read
  public String whyIncomplete(long distinct) {
    var fault = fault();
    if (!fault.isEmpty()) {
      return count.numbered(fault, distinct);
    }
    if (isPaged && count.total() < 0 && rowsOfPage > 0 && rowsOfPage % PAGE == 0) {
      return "a full page of " + rowsOfPage + ", and no total tells what follows";
    }
    return count.whyIncomplete(distinct);
  }

  private String fault() {
    if (isFaulty || isTruncated) {
      return isFaulty ? "Prism answered with an error" : "Prism says that it cut its answer";
    }
    if (isErrorUnreadable) {
      return "whether Prism answered with an error cannot be read";
    }
    return isListMissing ? "no list of `data` stands in it" : "";
  }
}
