package ncc.source.prism.http;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import ncc.spi.setting.Secret;
import ncc.spi.setting.SecretException;
import ncc.spi.setting.Settings;
import ncc.spi.source.SourceException;

/// Who is asking. Its text form tells who, never with what.
final class Credentials {
  private static final String AUTHORIZATION = "Authorization";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]+");

  private final String who;
  private final String header;
  private final String value;

  private Credentials(String who, String header, String value) {
    this.who = who;
    this.header = header;
    this.value = value;
  }

  /// An API key where one is set, else a user and a password.
  ///
  /// @throws SourceException when there is neither, or the secret is not where it should be
  static Credentials of(PrismAddress address, Settings settings) throws SourceException {
    var key = settings.secret("api-key");
    return key.isPresent() ? ofKey(address, key.get()) : ofUser(address, settings);
  }

  private static Credentials ofKey(PrismAddress address, Secret secret) throws SourceException {
    var key = revealed(secret);
    if (!KEY.matcher(key).matches()) {
      throw new SourceException(
          address.name()
              + ": the API key out of "
              + secret
              + " holds more than letters and digits");
    }
    return new Credentials("the API key out of " + secret, "X-ntnx-api-key", key);
  }

  private static Credentials ofUser(PrismAddress address, Settings settings)
      throws SourceException {
    var user = settings.text("username").or(address::user).orElseThrow(() -> nobody(address));
    if (user.contains(":")) {
      throw new SourceException(address.name() + ": a user name cannot hold a colon");
    }
    var secret = settings.secret("password").orElseThrow(() -> noPassword(address, user));
    var pair = (user + ":" + revealed(secret)).getBytes(StandardCharsets.UTF_8);
    var basic = "Basic " + Base64.getEncoder().encodeToString(pair);
    return new Credentials("user '" + user + "'", AUTHORIZATION, basic);
  }

  private static String revealed(Secret secret) throws SourceException {
    try {
      return secret.reveal();
    } catch (SecretException e) {
      throw new SourceException(String.valueOf(e.getMessage()), e);
    }
  }

  private static SourceException nobody(PrismAddress address) {
    return new SourceException(
        address.name()
            + ": no user; write "
            + address.scheme()
            + "://user@"
            + address.host()
            + " or set `username`");
  }

  private static SourceException noPassword(PrismAddress address, String user) {
    return new SourceException(
        address.name()
            + ": no password for user '"
            + user
            + "'; set `password-file`, `password-env`, `password-command` or"
            + " `password-credential`");
  }

  void sign(HttpRequest.Builder request) {
    request.header(header, value);
  }

  boolean isPassword() {
    return header.equals(AUTHORIZATION);
  }

  @Override
  public String toString() {
    return who;
  }
}
