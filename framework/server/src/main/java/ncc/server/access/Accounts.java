package ncc.server.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ncc.spi.message.Count;

/// Who may come in, and what they may do.
///
/// @param users the bcrypt hash of each user's password
/// @param viewers those users, and names in client certificates, that may only look; all others may
///   change things
/// @param tokens names unique
/// @param byCertificate whether a client's certificate that TLS has verified is enough
public record Accounts(
    Map<String, String> users, Set<String> viewers, List<Token> tokens, boolean byCertificate) {
  /// Nobody.
  public static final Accounts NONE = new Accounts(Map.of(), Set.of(), List.of(), false);

  public Accounts {
    users = Map.copyOf(users);
    viewers = Set.copyOf(viewers);
    tokens = List.copyOf(tokens);
  }

  /// Whether nobody has to say, or could say, who they are.
  public boolean isEmpty() {
    return users.isEmpty() && tokens.isEmpty() && !byCertificate;
  }

  Caller caller(String name) {
    return new Caller(name, viewers.contains(name) ? Role.VIEWER : Role.OPERATOR);
  }

  @Override
  public String toString() {
    return Count.of(users.size(), "user") + ", " + Count.of(tokens.size(), "token");
  }
}
