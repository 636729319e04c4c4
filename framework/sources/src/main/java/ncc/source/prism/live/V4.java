package ncc.source.prism.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ncc.source.prism.PagedAnswer;
import ncc.source.prism.http.NoReplyException;
import ncc.source.prism.http.NoReplyException.Kind;
import ncc.source.prism.http.PrismHttp;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// One namespace of the v4 API. Which version is served is found by asking for the newest and
/// stepping down on 404.
final class V4 {
  private static final List<String> VERSIONS = List.of("v4.3", "v4.2", "v4.1", "v4.0");
  private static final int LIMIT = 100;
  private static final int BAD_REQUEST = 400;

  private final PrismHttp http;
  private final Gathering gathering;
  private final String namespace;
  private int version;

  V4(PrismHttp http, Gathering gathering, String namespace) {
    this.http = http;
    this.gathering = gathering;
    this.namespace = namespace;
  }

  /// The version that served the last list; empty when none does.
  Optional<String> version() {
    return version < VERSIONS.size() ? Optional.of(VERSIONS.get(version)) : Optional.empty();
  }

  /// The version served does not tell whether the serial link is active.
  boolean isBeforeSerialLink() {
    return version >= VERSIONS.indexOf("v4.0");
  }

  /// A list that Prism Central may hold.
  ///
  /// @param path such as `ahv/config/vms`
  /// @param file its pages' names in a capture
  /// @param facts what is lost without it
  /// @param query what narrows it, encoded, each part behind `&`; a version that does not
  ///   understand it is asked without its last part, then without the one before
  record Wanted(String path, String file, Set<FactType> facts, String query) {
    Wanted {
      facts = Set.copyOf(facts);
    }
  }

  /// @throws NoReplyException when no version served it; of kind ABSENT when none is served
  List<Inventory> list(Wanted wanted, Function<Origin, PagedAnswer> reader)
      throws NoReplyException {
    var query = wanted.query();
    while (true) {
      try {
        return list(wanted, query, reader);
      } catch (NoReplyException failed) {
        if (failed.status() == BAD_REQUEST && !query.isEmpty()) {
          query = shorter(query);
        } else if (failed.kind() != Kind.ABSENT || ++version >= VERSIONS.size()) {
          throw failed;
        }
      }
    }
  }

  /// The same, from the version that served the list before.
  ///
  /// @throws NoReplyException of kind ABSENT when that version does not serve it
  List<Inventory> atVersion(Wanted wanted, Function<Origin, PagedAnswer> reader)
      throws NoReplyException {
    var query = wanted.query();
    while (true) {
      try {
        return list(wanted, query, reader);
      } catch (NoReplyException failed) {
        if (failed.status() != BAD_REQUEST || query.isEmpty()) {
          throw failed;
        }
        query = shorter(query);
      }
    }
  }

  private static String shorter(String query) {
    return query.substring(0, query.lastIndexOf('&'));
  }

  private List<Inventory> list(Wanted wanted, String query, Function<Origin, PagedAnswer> reader)
      throws NoReplyException {
    var path = path(wanted);
    return gathering.found(
        new Gathering.Wanted("GET " + path, wanted.file(), wanted.facts()),
        pages(http, path, query),
        reader);
  }

  /// The pages of a list.
  ///
  /// @param query behind `&`
  static PagedList.Asking pages(PrismHttp http, String path, String query) {
    return (page, _) -> http.page(path + "?$page=" + page + "&$limit=" + LIMIT + query);
  }

  private String path(Wanted wanted) {
    return "/api/" + namespace + "/" + version().orElse("v4.0") + "/" + wanted.path();
  }
}
