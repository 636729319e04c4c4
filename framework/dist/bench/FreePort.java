import java.net.ServerSocket;

/// Prints a port that nobody listens on.
final class FreePort {
  private FreePort() {}

  public static void main(String[] words) throws Exception {
    try (var socket = new ServerSocket(0)) {
      System.out.println(socket.getLocalPort());
    }
  }
}
