package ncc.server.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import ncc.server.access.Caller;
import ncc.server.page.frame.Frame;
import ncc.server.web.WebPart;

/// What people see in a browser when their request fails: what went wrong, and what to do about it.
/// Programs are told in their own words.
record ErrorPage(Frame frame) implements WebPart {
  private static final List<Integer> STATUSES = List.of(400, 403, 404, 405, 500, 503);
  private static final List<String> OF_PROGRAMS = List.of("/api/", "/-/", "/metrics");

  /// What the template shows. Public for the template engine only.
  public record View(int status, String title, String detail, String advice) {}

  @Override
  public void addTo(RoutesConfig routes) {
    STATUSES.forEach(status -> routes.error(status, "html", this::show));
  }

  private void show(Context context) {
    var path = context.path();
    if (OF_PROGRAMS.stream().noneMatch(path::startsWith) && Caller.isKnown(context)) {
      frame.show(
          context,
          "error",
          new View(context.statusCode(), title(context), detail(context), advice(context)));
    }
  }

  /// Nobody wanted to change anything.
  private static boolean isQuestion(Context context) {
    return context.req().getMethod().equals("GET");
  }

  private static String title(Context context) {
    return switch (context.status()) {
      case NOT_FOUND, METHOD_NOT_ALLOWED -> "There is no such page";
      case BAD_REQUEST ->
          isQuestion(context) ? "There is nothing like that" : "That cannot be done";
      case FORBIDDEN -> "Not allowed";
      case SERVICE_UNAVAILABLE -> "The store is out of reach";
      default -> "Something went wrong";
    };
  }

  /// The router's own words are none for people.
  private static String detail(Context context) {
    var said = Optional.ofNullable(context.result()).orElse("").strip();
    return said.isEmpty() || said.startsWith("Endpoint ")
        ? "Nothing is served at " + context.path() + "."
        : said;
  }

  private static String advice(Context context) {
    return switch (context.status()) {
      case NOT_FOUND, METHOD_NOT_ALLOWED ->
          "It may have been deleted since, or be called otherwise. Search for it from the fleet.";
      case BAD_REQUEST ->
          isQuestion(context)
              ? "Nothing was looked for, so this says nothing of how anything is. Go back, and"
                  + " choose again."
              : "Nothing was changed. Go back, and send it otherwise.";
      case FORBIDDEN -> "Nothing was changed.";
      case SERVICE_UNAVAILABLE ->
          "What runs ends, and what it says is kept until the store is back; nothing new begins"
              + " meanwhile. The log of the daemon and /-/ready say why.";
      default -> "The log of the daemon says more.";
    };
  }
}
