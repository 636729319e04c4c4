package ncc.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which part of a list a caller wants: as many as `limit` says, from where `cursor` points. What a
/// cursor holds is nobody's business but ours.
///
/// @param offset how many come before
/// @param limit at most so many
record Paging(long offset, int limit) {
  private static final int STANDARD = 100;
  private static final int MOST = 1000;
  private static final Pattern CURSOR = Pattern.compile("after:(\\d{1,12})");

  static Paging of(Context context) {
    return new Paging(
        Optional.ofNullable(context.queryParam("cursor")).map(Paging::offset).orElse(0L),
        Optional.ofNullable(context.queryParam("limit")).map(Paging::limit).orElse(STANDARD));
  }

  private static long offset(String cursor) {
    try {
      var matched = CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), UTF_8));
      if (matched.matches()) {
        return Long.parseLong(matched.group(1));
      }
    } catch (IllegalArgumentException _) {
      // As any other that is none.
    }
    throw new BadRequestResponse("'cursor' is not one that a list has given as its 'next'");
  }

  private static int limit(String text) {
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
      throw new BadRequestResponse("'limit' must be 1 to %d".formatted(MOST));
    }
    return Integer.parseInt(text);
  }

  /// The part of a list that is at hand whole.
  <T> List<T> part(List<T> whole) {
    return whole.stream().skip(offset).limit(limit).toList();
  }

  /// Where the next part begins; empty when nothing comes after this one.
  Optional<String> next(boolean hasMore) {
    var cursor = "after:" + (offset + limit);
    return hasMore
        ? Optional.of(
            Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(UTF_8)))
        : Optional.empty();
  }

  Optional<String> next(long total) {
    return next(offset + limit < total);
  }
}
