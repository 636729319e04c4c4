package ncc.source.prism;

import java.io.IOException;

/// The envelope of v4 answers: `data`, and `metadata` that tells how many elements there are on all
/// pages, and whether something went wrong.
final class Pages {
  /// Page sizes of v4: 50 unless asked for another, 100 at most.
  private static final int PAGE = 50;

  private long total = -1;
  private long rowsOfPage;
  private boolean isList;
  private boolean isFaulty;

  /// Reads the page at hand.
  ///
  /// @param element takes an element of `data`
  void page(Json json, Json.Element element) throws IOException {
    rowsOfPage = 0;
    isList = false;
    json.object(name -> {
      switch (name) {
        case "data" -> data(json, element);
        case "metadata" -> json.object(field -> metadata(field, json));
        default -> {}
      }
    });
    isFaulty |= !isList && total != 0;
  }

  private void data(Json json, Json.Element element) throws IOException {
    isList = json.isArray();
    json.array(() -> {
      rowsOfPage++;
      element.read();
    });
  }

  private void metadata(String name, Json json) throws IOException {
    switch (name) {
      case "totalAvailableResults" -> total = Math.max(total, Json.number(json.text()));
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

  /// Why the pages read are not all there is; empty when they are.
  ///
  /// @param distinct how many different elements were read
  String whyIncomplete(long distinct) {
    if (isFaulty) {
      return "Prism answered with an error, or cut its answer";
    }
    if (total < 0) {
      boolean isFullPage = rowsOfPage > 0 && rowsOfPage % PAGE == 0;
      return isFullPage ? "a full page of " + rowsOfPage + ", and no total tells what follows" : "";
    }
    return distinct < total
        ? "it holds " + distinct + " of the " + total + " that Prism has: pages are missing"
        : "";
  }
}
