package ncc.source.prism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

  /// Rows of a list, which have mostly the same names: each is held against itself alone.
  @Test
  void whateverTheObjectsBeforeItHeld() throws IOException {
    var random = new Random(9);
    for (int i = 0; i < 2_000; i++) {
      var objects = new ArrayList<List<String>>();
      var row = random.ints(random.nextInt(5), 0, 6).mapToObj(name -> "n" + name).toList();
      for (int j = random.nextInt(4); j >= 0; j--) {
        objects.add(random.nextInt(3) > 0 ? row : row.subList(0, random.nextInt(row.size() + 1)));
        row = random.nextInt(3) > 0 ? row : row.reversed();
      }
      var text =
          objects.stream()
              .map(names -> names.stream().collect(Collectors.joining("\": 1,\"", "{\"", "\": 1}")))
              .map(object -> object.replace("{\"\": 1}", "{}"))
              .collect(Collectors.joining(","));
      if (objects.stream().allMatch(names -> names.stream().distinct().count() == names.size())) {
        assertThat(rows(text)).isEqualTo(objects);
      } else {
        assertThatThrownBy(() -> rows(text)).as(text).hasMessageContaining("stands twice");
      }
    }
  }

  private static List<List<String>> rows(String objects) throws IOException {
    var rows = new ArrayList<List<String>>();
    try (var json = new Json(in("[" + objects + "]"), "answer", _ -> {})) {
      assertThat(json.nextDocument()).isTrue();
      json.objects(() -> {
        rows.add(new ArrayList<>());
        json.object(rows.getLast()::add);
      });
    }
    return rows;
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(String text) throws IOException {
    var names = new ArrayList<String>();
    try (var json = new Json(in(text), "answer", _ -> {})) {
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
