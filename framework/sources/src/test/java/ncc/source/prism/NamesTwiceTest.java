package ncc.source.prism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An object that holds a name twice contradicts itself: it is no more read than broken JSON is.
class NamesTwiceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": false, \"a\": true}",
        "{\"a\": {}, \"b\": 1, \"a\": {}}",
        "{\"a\": {\"b\": 1, \"c\": 2, \"b\": 1}}",
        "{\"a\": {\"b\": {\"c\": 1, \"c\": null}}}",
        "{\"Aa\": 1, \"BB\": 2, \"BB\": 3}",
      })
  void isBroken(String text) {
    assertThatThrownBy(() -> names(text))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("stands twice in one object");
  }

  @Test
  void namesThatOnlyLookAlikeToAHashAreRead() throws IOException {
    var text =
        IntStream.range(0, 500)
            .mapToObj(i -> "\"n%d\": 1".formatted(i))
            .collect(Collectors.joining(",", "{\"Aa\": 1, \"BB\": {\"Aa\": 1},", "}"));

    assertThat(names(text)).hasSize(503);
  }

  private static List<String> names(String text) throws IOException {
    var names = new ArrayList<String>();
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (var json = new Json(in, "answer", _ -> {})) {
      assertThat(json.nextDocument()).isTrue();
      collect(json, names);
    }
    return names;
  }

  private static void collect(Json json, List<String> names) throws IOException {
    json.object(name -> {
      names.add(name);
      if (json.isObject()) {
        collect(json, names);
      }
    });
  }
}
