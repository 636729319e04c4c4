package ncc.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.UnauthorizedResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import ncc.spi.message.VisibleText;

/// Knows callers by a token, a password, or a client's certificate. Who fails too often has to
/// wait; who is right never does.
final class Login implements Authentication {
  private static final Logger LOG = System.getLogger(Login.class.getName());
  private static final String BASIC = "Basic ";
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  private final Supplier<Accounts> accounts;
  private final Passwords passwords = new Passwords();
  private final Attempts attempts;

  /// @param accounts those in force; asked for each request
  Login(Supplier<Accounts> accounts, InstantSource clock) {
    this.accounts = accounts;
    this.attempts = new Attempts(clock);
  }

  private record Credentials(String user, String password) {}

  @Override
  public Caller caller(Context context) {
    var now = accounts.get();
    var token = Bearer.of(context);
    if (token.isPresent()) {
      return byToken(context, now, token.get());
    }
    var credentials = credentials(context);
    if (credentials.isPresent()) {
      return byPassword(context, now, credentials.get());
    }
    return certified(context)
        .filter(_ -> now.byCertificate())
        .map(now::caller)
        .orElseThrow(() -> unauthorized(context, "say who you are: a user's password or a token"));
  }

  private Caller byToken(Context context, Accounts now, String token) {
    var hash = Token.hash(token);
    // Every one is compared, so that the time tells nothing of which fits.
    var fitting = now.tokens().stream().filter(known -> known.hasHash(hash)).toList();
    if (fitting.isEmpty()) {
      requirePatience(context);
      failed(context, "nobody has this token");
      throw unauthorized(context, "nobody has this token");
    }
    return fitting.getFirst().caller();
  }

  private Caller byPassword(Context context, Accounts now, Credentials given) {
    if (!passwords.isKnown(now, given.user(), given.password())) {
      requirePatience(context);
      if (!isRight(context, now, given)) {
        failed(context, reason(given.user()));
        throw unauthorized(context, "the user or the password is wrong");
      }
      attempts.succeeded(context.ip());
    }
    return now.caller(given.user());
  }

  private boolean isRight(Context context, Accounts now, Credentials given) {
    var address = context.ip();
    if (!attempts.begin(address)) {
      throw new HttpResponseException(
          HttpStatus.TOO_MANY_REQUESTS.getCode(), "too many log in from there at once");
    }
    try {
      return passwords.isRight(now, given.user(), given.password());
    } finally {
      attempts.end(address);
    }
  }

  /// Told to whoever looks after the daemon, as often as an address may try. What was given is not:
  /// a password may stand in the wrong place.
  private void failed(Context context, String why) {
    attempts.failed(context.ip());
    LOG.log(Level.WARNING, "log-in from {0} refused: {1}", context.ip(), why);
  }

  private String reason(String user) {
    return accounts.get().users().containsKey(user)
        ? "a wrong password of user '" + VisibleText.of(user) + "'"
        : "there is no such user";
  }

  private void requirePatience(Context context) {
    var left = attempts.left(context.ip());
    if (left.isPositive()) {
      context.header("Retry-After", Long.toString(left.plus(Duration.ofMillis(999)).toSeconds()));
      throw new HttpResponseException(
          HttpStatus.TOO_MANY_REQUESTS.getCode(),
          "too many failures to log in; the next is looked at in %d s"
              .formatted(left.toSeconds() + 1));
    }
  }

  private static UnauthorizedResponse unauthorized(Context context, String why) {
    context.header("WWW-Authenticate", "Basic realm=\"ncc\", charset=\"UTF-8\"");
    return new UnauthorizedResponse(why);
  }

  private static Optional<Credentials> credentials(Context context) {
    return Optional.ofNullable(context.header("Authorization"))
        .filter(header -> header.regionMatches(true, 0, BASIC, 0, BASIC.length()))
        .map(header -> decoded(header.substring(BASIC.length()).strip()));
  }

  /// What cannot be read is somebody there is none of.
  private static Credentials decoded(String base64) {
    try {
      var text = new String(Base64.getDecoder().decode(base64), UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? new Credentials(text, "")
          : new Credentials(text.substring(0, colon), text.substring(colon + 1));
    } catch (IllegalArgumentException _) {
      return new Credentials("", "");
    }
  }

  private static Optional<String> certified(Context context) {
    return Optional.ofNullable(context.<X509Certificate[]>attribute(CERTIFICATES))
        .filter(chain -> chain.length > 0)
        .flatMap(chain -> commonName(chain[0].getSubjectX500Principal().getName()));
  }

  /// A subject's most particular name; a certificate without one is nobody's.
  private static Optional<String> commonName(String subject) {
    try {
      return new LdapName(subject)
          .getRdns().reversed().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(Object::toString)
              .filter(name -> !name.isBlank())
              .findFirst();
    } catch (InvalidNameException _) {
      return Optional.empty();
    }
  }
}
