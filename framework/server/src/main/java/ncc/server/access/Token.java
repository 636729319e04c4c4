package ncc.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// What a program proves itself with. Only its hash is kept: it is as long and as random as the
/// hash, so a fast one will do.
///
/// @param name whom records of changes name
/// @param hash SHA-256 of the token, in lower-case hexadecimal digits
public record Token(String name, Role role, String hash) {
  private static final String PREFIX = "ncc_";
  private static final int BYTES = 32;

  public Token {
    requireNonNull(name);
    requireNonNull(role);
    requireNonNull(hash);
  }

  /// A new one, of 256 random bits.
  public static String random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Takes as long whether it is or not.
  boolean hasHash(String other) {
    return MessageDigest.isEqual(hash.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  Caller caller() {
    return new Caller(name, role);
  }

  @Override
  public String toString() {
    return "token " + name;
  }
}
