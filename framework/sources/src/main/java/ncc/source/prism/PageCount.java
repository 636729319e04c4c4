package ncc.source.prism;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import ncc.source.partial.Place;

/// Counts what stands on the pages of one list against what Prism says there is. A list that moves
/// while it is read shows: its total changes, or an element stands on two pages, and where one
/// stands twice another may stand nowhere.
final class PageCount {
  private final List<String> unlisted = new ArrayList<>();
  private long total = -1;
  private long pages;
  private boolean isTotalChanged;
  private long again;

  /// Another page begins.
  void page() {
    pages++;
  }

  long pages() {
    return pages;
  }

  /// The total as a page gives it; anything below zero gives none.
  void total(long told) {
    if (told >= 0) {
      isTotalChanged |= total >= 0 && told != total;
      total = Math.max(total, told);
    }
  }

  /// A page holds no list where one belongs.
  void unlisted(String page) {
    unlisted.add(page);
  }

  /// Tells of every page that holds none.
  ///
  /// @param distinct how many different elements were read
  /// @return whether there is one
  boolean tellUnlisted(String why, long distinct, BiConsumer<Place, String> damage) {
    unlisted.forEach(page -> damage.accept(Place.of(page), numbered(why, distinct)));
    return !unlisted.isEmpty();
  }

  long total() {
    return total;
  }

  /// An element that stood on these pages before.
  void again() {
    again++;
  }

  /// A reason why elements are missing, behind how many are, as far as a total tells.
  ///
  /// @param distinct how many different elements were read
  String numbered(String why, long distinct) {
    return distinct < total
        ? "it holds " + distinct + " of the " + total + " that Prism has: " + why
        : why;
  }

  /// Why the pages read are not all there is; empty when they are, as far as a total tells.
  ///
  /// @param distinct how many different elements were read
  String whyIncomplete(long distinct) {
    if (distinct < total) {
      return numbered("pages are missing", distinct);
    }
    if (isTotalChanged) {
      return "Prism changed the number of elements while its pages were read";
    }
    if (total >= 0 && distinct > total) {
      return "it holds " + distinct + ", but Prism says there are " + total;
    }
    return again == 0 || pages < 2
        ? ""
        : "the list moved while its pages were read: " + again + " stood on two of them";
  }
}
