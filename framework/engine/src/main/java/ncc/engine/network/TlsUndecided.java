package ncc.engine.network;

import java.io.IOException;

/// Who held a handshake cannot tell whether the server refuses everybody: a library that knows less
/// of TLS than the JDK offered what it knows, or its own arithmetic failed. It is held again.
public final class TlsUndecided extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param message what happened, for the case that the JDK cannot be asked either
  public TlsUndecided(String message) {
    super(message);
  }
}
