package ncc.store.history;

import static java.util.Objects.requireNonNull;

import ncc.spi.check.Status;

/// How many subjects a check says the same of now.
///
/// @param text empty where a status says it all, as PASS does
public record Headline(Status status, String text, long subjects) {
  public Headline {
    requireNonNull(status);
    requireNonNull(text);
  }
}
