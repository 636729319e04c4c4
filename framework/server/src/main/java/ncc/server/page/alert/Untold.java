package ncc.server.page.alert;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import ncc.store.Store;
import ncc.store.delivery.DeliveryLine;
import ncc.store.delivery.DeliveryState;
import ncc.store.sql.Page;
import ncc.store.sql.StoreException;

/// Something that a receiver did not take. Public for the template engine only.
///
/// @param receiver who
/// @param state `given up` or `tried again`
/// @param what it is about
/// @param reason why
public record Untold(String receiver, String state, String what, String reason) {
  private static final int MOST = 10;

  public Untold {
    requireNonNull(receiver);
    requireNonNull(state);
    requireNonNull(what);
    requireNonNull(reason);
  }

  /// A few of each, the newest first, given up before still tried.
  static List<Untold> of(Store store) throws StoreException {
    return Stream.concat(
            of(store, DeliveryState.DEAD, "given up"),
            of(store, DeliveryState.WAITING, "tried again"))
        .toList();
  }

  private static Stream<Untold> of(Store store, DeliveryState state, String word)
      throws StoreException {
    return store.deliveryList().page(state, Page.Wanted.first(MOST)).items().stream()
        .filter(line -> !line.reason().isEmpty())
        .map(line -> new Untold(line.receiver(), word, what(line), line.reason()));
  }

  private static String what(DeliveryLine line) {
    return "%s %s %s, %d of %s"
        .formatted(line.kind(), line.severity(), line.alertId(), line.alerts(), line.clusterName());
  }
}
