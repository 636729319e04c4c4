package ncc.server.web;

import io.javalin.http.BadRequestResponse;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A word of a request that has to be one of a few.
public final class Choice {
  private Choice() {}

  /// The constant that `text` names, whatever the case of its letters.
  ///
  /// @param name of the parameter
  /// @throws BadRequestResponse with those there are, when it names none
  public static <E extends Enum<E>> E of(String name, String text, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new BadRequestResponse(refusal(name, text, type)));
  }

  private static <E extends Enum<E>> String refusal(String name, String text, Class<E> type) {
    return "'%s' must be one of %s, but is '%s'"
        .formatted(
            name,
            Arrays.stream(type.getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.joining(", ")),
            text);
  }
}
