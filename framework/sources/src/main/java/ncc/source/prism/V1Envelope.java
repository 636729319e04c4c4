package ncc.source.prism;

import java.io.IOException;

/// The envelope of v1 lists: `entities`, and `metadata` that counts them.
final class V1Envelope {
  private final PageCount count = new PageCount();
  private long grandTotal;
  private long total;
  private boolean isList;

  /// Reads the page at hand.
  ///
  /// @param element takes an element of `entities`
  void page(Json json, Json.Element element) throws IOException {
    grandTotal = -1;
    total = -1;
    json.object(name -> {
      switch (name) {
        case "entities" -> {
          isList |= json.isArray();
          json.objects(element);
        }
        case "metadata" -> json.object(field -> metadata(field, json));
        default -> {}
      }
    });
    count.total(grandTotal >= 0 ? grandTotal : total);
    count.page();
  }

  private void metadata(String name, Json json) throws IOException {
    switch (name) {
      case "grandTotalEntities" -> grandTotal = json.count();
      case "totalEntities" -> total = json.count();
      default -> {}
    }
  }

  void again() {
    count.again();
  }

  long total() {
    return count.total();
  }

  /// Why the pages read are not all there is; empty when they are.
  String whyIncomplete(long distinct) {
    return isList
        ? count.whyIncomplete(distinct)
        : count.numbered("no list of `entities` stands in it", distinct);
  }
}
