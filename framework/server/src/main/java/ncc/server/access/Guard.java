package ncc.server.access;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Stands before everything that is served: it knows who asks, and lets through only what they may
/// do. What is not a mere question needs an operator, whatever path it is sent to.
public final class Guard {
  /// For whoever watches over the process, and tells nothing.
  private static final Set<String> OPEN = Set.of("/-/healthy");

  private static final Set<String> QUESTIONS = Set.of("GET", "HEAD");

  private static final Caller ANYBODY = new Caller("anybody", Role.OPERATOR);

  private final Authentication authentication;
  private final Csrf csrf = new Csrf();

  Guard(Authentication authentication) {
    this.authentication = requireNonNull(authentication);
  }

  /// Takes everybody on this machine for an operator.
  public static Guard local() {
    return new Guard(Guard::local);
  }

  private static Caller local(Context context) {
    LocalHosts.require(context);
    return Caller.LOCAL;
  }

  /// Lets in who is known; where nobody is, everybody on this machine.
  ///
  /// @param accounts those in force; asked for each request
  /// @param isOpen where nobody is known, everybody is let in, wherever they are
  public static Guard of(Supplier<Accounts> accounts, boolean isOpen, InstantSource clock) {
    var login = new Login(accounts, clock);
    Authentication otherwise = isOpen ? _ -> ANYBODY : Guard::local;
    return new Guard(context -> (accounts.get().isEmpty() ? otherwise : login).caller(context));
  }

  /// Lets the request through.
  ///
  /// @throws io.javalin.http.HttpResponseException otherwise, with what to do
  public void check(Context context) {
    boolean isQuestion = isQuestion(context);
    if (isQuestion && OPEN.contains(context.path())) {
      return;
    }
    var caller = authentication.caller(context);
    caller.standsFor(context);
    csrf.standsFor(context);
    if (!isQuestion) {
      requireRight(caller);
      requireOwnPage(context, caller);
    }
  }

  /// By the request's own method and by that which a header puts in its place.
  private static boolean isQuestion(Context context) {
    return QUESTIONS.contains(context.req().getMethod())
        && QUESTIONS.contains(context.method().name());
  }

  private static void requireRight(Caller caller) {
    if (!caller.role().mayChange()) {
      throw new ForbiddenResponse(
          "%s is a viewer; only an operator may do this".formatted(caller.name()));
    }
  }

  /// What a browser sends has to come from our own pages. A browser tells which site a page is of,
  /// and programs that are none need no token, unless they send what a form of any site could.
  private void requireOwnPage(Context context, Caller caller) {
    if (Bearer.isIn(context)) {
      return;
    }
    if (!Sites.isSame(context)) {
      throw new ForbiddenResponse("sent from a page of another site");
    }
    if ((Sites.isFromBrowser(context) || isLikeForm(context)) && !csrf.isCarried(context, caller)) {
      throw new ForbiddenResponse(
          "the page is older than the daemon, or not of it: load it again, and send the form anew");
    }
  }

  private static boolean isLikeForm(Context context) {
    var type =
        Optional.ofNullable(context.contentType()).orElse("").toLowerCase(Locale.ROOT).strip();
    return type.startsWith("application/x-www-form-urlencoded")
        || type.startsWith("multipart/form-data")
        || type.startsWith("text/plain");
  }
}
