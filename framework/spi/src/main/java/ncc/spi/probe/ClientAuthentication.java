package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// Whether a TLS server wanted to know who we are, and whether it was content.
///
/// @param asked it asked for a client certificate
/// @param issuers the authorities it named, RFC 2253; empty when any would do
/// @param shown it asked, and a given certificate was sent
/// @param refusal why it did not go on after showing its own certificate: the name of its alert
///   (RFC 8446, 6) such as `bad_certificate`, or a phrase; one that begins with [#UNFINISHED] where
///   it was us who went no further; empty when it did
public record ClientAuthentication(
    boolean asked, List<String> issuers, boolean shown, Optional<String> refusal) {
  /// Begins the reason why we went no further.
  public static final String UNFINISHED = "not finished: ";

  /// The server neither asked nor objected.
  public static final ClientAuthentication NOT_ASKED =
      new ClientAuthentication(false, List.of(), false, Optional.empty());

  public ClientAuthentication {
    issuers = List.copyOf(issuers);
    requireNonNull(refusal);
  }

  /// We went no further ourselves, so what the server makes of us is not known.
  public boolean isUnfinished() {
    return refusal.filter(why -> why.startsWith(UNFINISHED)).isPresent();
  }

  public boolean accepted() {
    return refusal.isEmpty();
  }
}
