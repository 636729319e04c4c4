package ncc.source.prism;

import java.io.IOException;

/// The envelope of v4 answers: `data`, and `metadata` that tells how many elements there are on all
/// pages, and whether something went wrong.
final class Pages {
  /// Page sizes of v4: 50 unless asked for another, 100 at most.
  private static final int PAGE = 50;

  private final PageCount count = new PageCount();
  private long rowsOfPage;
  private boolean isList;
  private boolean isOther;
  private boolean isFaulty;

  /// Reads the page at hand.
  ///
  /// @param element takes an element of `data`
  void page(Json json, Json.Element element) throws IOException {
    rowsOfPage = 0;
    isList = false;
    isOther = false;
    json.object(name -> {
      switch (name) {
        case "data" -> data(json, element);
        case "metadata" -> json.object(field -> metadata(field, json));
        default -> {}
      }
    });
    isFaulty |= isOther || isMissing();
    count.page();
  }

  /// Behind the last page there is nothing, and no total needed to say so.
  private boolean isMissing() {
    return !isList && (count.pages() == 0 ? count.total() != 0 : count.total() > 0);
  }

  private void data(Json json, Json.Element element) throws IOException {
    isList = json.isArray();
    if (isList) {
      json.array(() -> {
        rowsOfPage++;
        element.read();
      });
    } else {
      isOther = !json.text().isEmpty();
    }
  }

  private void metadata(String name, Json json) throws IOException {
    switch (name) {
      case "totalAvailableResults" -> count.total(Json.number(json.text()));
      case "flags" -> json.array(() -> flag(json));
      default -> {}
    }
  }

  private void flag(Json json) throws IOException {
    var flag = new Flag();
    json.object(name -> flag.read(name, json));
    isFaulty |= flag.isFault();
  }

  private static final class Flag {
    private String name = "";
    private String value = "";

    void read(String field, Json json) throws IOException {
      switch (field) {
        case "name" -> name = json.text();
        case "value" -> value = json.text();
        default -> {}
      }
    }

    boolean isFault() {
      return value.equals("true") && (name.equals("hasError") || name.equals("isTruncated"));
    }
  }

  /// An element that stood on these pages before.
  void again() {
    count.again();
  }

  long total() {
    return count.total();
  }

  /// Why the pages read are not all there is; empty when they are.
  ///
  /// @param distinct how many different elements were read
  String whyIncomplete(long distinct) {
    if (isFaulty) {
      return "Prism answered with an error, or cut its answer";
    }
    if (count.total() < 0 && rowsOfPage > 0 && rowsOfPage % PAGE == 0) {
      return "a full page of " + rowsOfPage + ", and no total tells what follows";
    }
    return count.whyIncomplete(distinct);
  }
}
