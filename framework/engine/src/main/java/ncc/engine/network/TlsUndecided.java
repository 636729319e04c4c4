package ncc.engine.network;

import java.io.IOException;

/// A library that knows less of TLS than the JDK cannot tell whether a server refuses everybody or
/// only what this library offered.
public final class TlsUndecided extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param message what happened, for the case that the JDK cannot be asked either
  public TlsUndecided(String message) {
    super(message);
  }
}
