package ncc.server.page.frame;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Style and script of the pages. Their path holds a digest of them, so that a browser may keep
/// them for ever and never has those of another version.
final class Assets {
  private static final SortedMap<String, String> TYPES =
      new TreeMap<>(
          Map.of(
              "icon.svg", "image/svg+xml",
              "page.css", "text/css; charset=utf-8",
              "page.js", "text/javascript; charset=utf-8"));

  private final Map<String, byte[]> bodies;
  private final String digest;

  private Assets(Map<String, byte[]> bodies) {
    this.bodies = bodies;
    this.digest = digest(bodies);
  }

  static Assets read() {
    return new Assets(
        TYPES.keySet().stream().collect(Collectors.toMap(name -> name, Assets::body)));
  }

  private static byte[] body(String name) {
    try (var in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the archive");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(Map<String, byte[]> bodies) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      TYPES.keySet().forEach(name -> digest.update(bodies.get(name)));
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Before the names of the files.
  String path() {
    return "/assets/" + digest;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/assets/{digest}/{name}", this::serve);
  }

  private void serve(Context context) {
    var name = context.pathParam("name");
    var body = bodies.get(name);
    if (body == null || !context.pathParam("digest").equals(digest)) {
      throw new NotFoundResponse("no such file");
    }
    context
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .contentType(TYPES.getOrDefault(name, "application/octet-stream"))
        .result(body);
  }
}
