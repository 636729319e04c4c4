package ncc.testkit.prism;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Who may ask: basic authentication everywhere, an API key for v4 as well.
///
/// @param user the user name
/// @param password a made-up one; it guards nothing
/// @param apiKey what `X-ntnx-api-key` must hold
public record PrismAccount(String user, String password, String apiKey) {
  /// The account of a stand-in that is not given one.
  public static final PrismAccount REHEARSAL =
      new PrismAccount("ncc", "rehearsal-password", "rehearsal-api-key");

  public PrismAccount {
    requireNonNull(user);
    requireNonNull(password);
    requireNonNull(apiKey);
  }

  boolean hasPassword(@Nullable String authorization) {
    return authorization != null && isSame(authorization, "Basic " + basic());
  }

  boolean hasKey(@Nullable String key) {
    return key != null && isSame(key, apiKey);
  }

  /// Holds one of the secrets, plainly or as basic authentication encodes it.
  boolean isIn(String text) {
    return text.contains(password) || text.contains(apiKey) || text.contains(basic());
  }

  private String basic() {
    return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  /// Without the secrets.
  @Override
  public String toString() {
    return "PrismAccount[user=" + user + "]";
  }
}
