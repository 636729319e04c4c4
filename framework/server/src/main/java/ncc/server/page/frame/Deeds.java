package ncc.server.page.frame;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import ncc.server.access.Caller;
import ncc.server.web.Served;
import ncc.server.web.WebPart;
import ncc.store.sql.StoreException;

/// What people did of late. An address names a deed by its id, so that nobody can make a page say
/// what was not done; whoever did it sees it, nobody else.
public final class Deeds implements WebPart {
  /// The part of an address that names a deed.
  public static final String NAME = "did";

  private static final int REMEMBERED = 1000;

  private final Served served;
  private final Map<String, Deed> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Deed> eldest) {
              return size() > REMEMBERED;
            }
          });

  public Deeds(Served served) {
    this.served = served;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.post("/undo", this::undo);
  }

  /// Leads on to a page that tells it.
  ///
  /// @param to the page, with its filter
  public void tell(Context context, Deed deed, Query to) {
    known.put(deed.id(), deed);
    context.redirect(to.with(NAME, deed.id()));
  }

  /// The one that the page is to tell, if any.
  public Optional<Deed> of(Context context) {
    return Optional.ofNullable(context.queryParam(NAME)).flatMap(id -> find(context, id));
  }

  private Optional<Deed> find(Context context, String id) {
    return Optional.ofNullable(known.get(id))
        .filter(deed -> deed.who().equals(Caller.of(context).name()));
  }

  private void undo(Context context) throws StoreException {
    var deed =
        Optional.ofNullable(context.formParam("deed"))
            .flatMap(id -> find(context, id))
            .filter(one -> one.undo().isPresent())
            .orElseThrow(() -> new NotFoundResponse("there is nothing to undo any more"));
    var who = Caller.of(context).name();
    deed.undo().get().undo(served.store(), who, served.clock().instant());
    known.put(deed.id(), new Deed(deed.id(), who, deed.words(), deed.touched(), Optional.empty()));
    tell(context, deed.undone(who), back(context));
  }

  /// The page it was told on; of ours, whatever the form says.
  private static Query back(Context context) {
    var query = Query.of(context);
    var page = Optional.ofNullable(context.formParam("page")).orElse("/");
    return new Query(page.matches("/(?!/)[^\\\\?#]*") ? page : "/", query.values());
  }
}
