package ncc.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens that forms carry, so that no other site can send one in somebody's name: a page of
/// another site can neither read a token nor make one, and the cookie it belongs to is sent from
/// our own pages alone. A token is good for its caller, its browser, and as long as the daemon
/// runs.
public final class Csrf {
  /// The name of the form's field.
  public static final String FIELD = "csrf";

  /// The header for scripts of our pages.
  public static final String HEADER = "X-CSRF-Token";

  private static final String ATTRIBUTE = "ncc.csrf";
  private static final String HMAC = "HmacSHA256";
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key = new SecretKeySpec(bytes(32), HMAC);

  /// The token for the forms of the page that answers this request. It may set a cookie, so it is
  /// to be asked before the answer's body is begun.
  public static String token(Context context) {
    return requireNonNull(context.<Csrf>attribute(ATTRIBUTE)).tokenOf(context);
  }

  /// From now on, what makes the tokens of this request.
  void standsFor(Context context) {
    context.attribute(ATTRIBUTE, this);
  }

  private String tokenOf(Context context) {
    return token(nonce(context).orElseGet(() -> newNonce(context)), Caller.of(context));
  }

  /// Whether the request carries a token of its caller's.
  boolean isCarried(Context context, Caller caller) {
    var given = given(context);
    return nonce(context)
        .map(nonce -> token(nonce, caller))
        .filter(token -> MessageDigest.isEqual(token.getBytes(UTF_8), given.getBytes(UTF_8)))
        .isPresent();
  }

  private static String given(Context context) {
    return Optional.ofNullable(context.header(HEADER))
        .or(() -> Optional.ofNullable(context.formParam(FIELD)))
        .orElse("");
  }

  private static Optional<String> nonce(Context context) {
    return Optional.ofNullable(context.cookie(cookie(context)))
        .filter(nonce -> NONCE.matcher(nonce).matches());
  }

  private String newNonce(Context context) {
    var nonce = TEXT.encodeToString(bytes(16));
    boolean secure = context.req().isSecure();
    context.cookie(
        new Cookie(cookie(context), nonce, "/", -1, secure, true, null, SameSite.STRICT));
    return nonce;
  }

  /// With the prefix that keeps other hosts and plain HTTP from setting it, where browsers allow
  /// it.
  private static String cookie(Context context) {
    return context.req().isSecure() ? "__Host-ncc-csrf" : "ncc-csrf";
  }

  private String token(String nonce, Caller caller) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return TEXT.encodeToString(mac.doFinal((nonce + caller.name()).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
