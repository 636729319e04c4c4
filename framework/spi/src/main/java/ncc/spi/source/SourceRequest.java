package ncc.spi.source;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;

/// What an operator asked a source for.
///
/// @param location the URI without its scheme: a folder, a host
/// @param clock for the time facts are taken, where the source itself has none
public record SourceRequest(String location, InstantSource clock) {
  public SourceRequest {
    requireNonNull(location);
    requireNonNull(clock);
  }
}
