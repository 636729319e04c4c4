package ncc.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.json.PlainJson;

/// Answers with a document, or with the word that it is still the one the caller has.
final class Answer {
  private Answer() {}

  static void object(Context context, Map<String, ?> object) {
    json(context, PlainJson.write(object));
  }

  /// A part of a list, and where the next begins.
  static void page(Context context, List<? extends Map<String, ?>> items, Optional<String> next) {
    object(context, Shapes.of("items", items, "next", next));
  }

  static void json(Context context, String document) {
    var bytes = document.getBytes(UTF_8);
    var tag = '"' + hash(bytes) + '"';
    context.header("ETag", tag);
    if (isKnown(context, tag)) {
      context.status(HttpStatus.NOT_MODIFIED);
    } else {
      context.contentType("application/json").result(bytes);
    }
  }

  private static boolean isKnown(Context context, String tag) {
    var known = Optional.ofNullable(context.header("If-None-Match")).orElse("");
    return Arrays.stream(known.split(","))
        .map(String::strip)
        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
  }

  private static String hash(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 18));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
