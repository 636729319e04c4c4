package ncc.engine.network;

/// How much is under way at once.
///
/// @param connections sockets open or opening
/// @param handshakes TLS handshakes that compute; a server that keeps us waiting does not count.
///   With more of them our own load would look like the server's time-out
/// @param perTarget probes of one target
public record Limits(int connections, int handshakes, int perTarget) {
  private static final int HANDSHAKES_PER_PROCESSOR = 32;

  public Limits {
    if (connections < 1 || handshakes < 1 || perTarget < 1) {
      throw new IllegalArgumentException(
          "limits must be at least 1, but are connections %d, handshakes %d, per target %d"
              .formatted(connections, handshakes, perTarget));
    }
  }

  /// What suits this machine.
  public static Limits ofThisMachine() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Limits(2048, HANDSHAKES_PER_PROCESSOR * processors, 4);
  }
}
