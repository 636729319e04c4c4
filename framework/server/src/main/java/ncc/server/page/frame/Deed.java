package ncc.server.page.frame;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ncc.store.Store;
import ncc.store.sql.StoreException;

/// Something that somebody did on a page: told on the next one, with what it touched, and undone
/// where it can be. Public for the template engine only.
///
/// @param touched in words for people
public record Deed(String id, String who, String words, List<String> touched, Optional<Undo> undo) {
  /// Brings back what was before.
  public interface Undo {
    void undo(Store store, String who, Instant now) throws StoreException;
  }

  public Deed {
    requireNonNull(id);
    requireNonNull(who);
    requireNonNull(words);
    touched = List.copyOf(touched);
    requireNonNull(undo);
  }

  public static Deed of(String who, String words, List<String> touched, Optional<Undo> undo) {
    return new Deed(UUID.randomUUID().toString(), who, words, touched, undo);
  }

  /// The same, undone.
  Deed undone(String by) {
    return of(by, "Undone: " + words, touched, Optional.empty());
  }
}
