package ncc.notify.alertmanager;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.notify.message.JsonObjects;

/// An alert as `POST /api/v2/alerts` takes it.
///
/// @param end in the past for one that is over
record PostedAlert(
    Map<String, String> labels,
    Map<String, String> annotations,
    Instant start,
    Instant end,
    Optional<String> source) {
  PostedAlert {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
  }

  static byte[] json(List<PostedAlert> alerts) {
    return JsonObjects.bytes(json ->
        json.array(_ -> {
          for (PostedAlert alert : alerts) {
            json.object(alert::write);
          }
        }));
  }

  private void write(JsonObjects json) throws IOException {
    json.object("labels", members -> texts(labels, members));
    json.object("annotations", members -> texts(annotations, members));
    json.instant("startsAt", start);
    json.instant("endsAt", end);
    if (source.isPresent()) {
      json.text("generatorURL", source.get());
    }
  }

  private static void texts(Map<String, String> texts, JsonObjects json) throws IOException {
    for (var text : texts.entrySet()) {
      json.text(text.getKey(), text.getValue());
    }
  }
}
