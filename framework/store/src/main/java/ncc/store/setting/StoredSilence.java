package ncc.store.setting;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// A silence as it is kept.
///
/// @param body what it says, in the words of whoever put it
/// @param endsAt empty where it never ends by itself
public record StoredSilence(String id, String body, Optional<Instant> endsAt) {
  public StoredSilence {
    requireNonNull(id);
    requireNonNull(body);
    requireNonNull(endsAt);
  }
}
