package ncc.testkit.prism;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Output;
import ncc.testkit.GeneratedRows;
import ncc.testkit.GeneratedSite;

/// Lists of v4 that plugins describe, with generated rows of every cluster.
///
/// @param outputs those that plugins describe; others than lists of v4 with a layout of rows count
///   for nothing
/// @param seed decides what rows tell
/// @param each how many entities of each kind a cluster has, but for VMs
public record DescribedLists(List<Output> outputs, long seed, int each) {
  /// None.
  public static final DescribedLists NONE = new DescribedLists(List.of(), 0, 0);

  static final String TYPE = "plugin.v4.config.ListApiResponse";

  public DescribedLists {
    outputs = List.copyOf(outputs);
  }

  /// The rows of a list, those of one cluster behind the other.
  record Rows(List<GeneratedRows> clusters) {
    int size() {
      return clusters.stream().mapToInt(GeneratedRows::size).sum();
    }

    void write(JsonGenerator json, int row) throws IOException {
      int at = row;
      for (GeneratedRows one : clusters) {
        if (at < one.size()) {
          DescribedLists.write(json, one.object(at));
          return;
        }
        at -= one.size();
      }
    }
  }

  /// What is served at a path, such as `/api/clustermgmt/v4.3/config/storage-containers`.
  Optional<Rows> rows(String path, GeneratedSite site) {
    return outputs.stream()
        .filter(output -> output.ask() instanceof Ask.PrismPath(var asked) && isAt(asked, path))
        .flatMap(output -> output.layout().stream())
        .filter(layout -> layout.format() instanceof Layout.Rows)
        .findFirst()
        .map(layout -> rows(layout, site));
  }

  private static boolean isAt(String asked, String path) {
    return path.equals(asked) || path.replaceFirst("/v4\\.\\d+/", "/v4.x/").equals(asked);
  }

  private Rows rows(Layout layout, GeneratedSite site) {
    return new Rows(
        site.stream()
            .map(cluster -> new GeneratedRows(layout, cluster.capture(), seed, each))
            .toList());
  }

  private static void write(JsonGenerator json, Map<?, ?> object) throws IOException {
    json.writeStartObject();
    for (var field : object.entrySet()) {
      json.writeFieldName(field.getKey().toString());
      switch (field.getValue()) {
        case Map<?, ?> inside -> write(json, inside);
        case Boolean truth -> json.writeBoolean(truth);
        case Long number -> json.writeNumber(number);
        case Object text -> json.writeString(text.toString());
      }
    }
    json.writeEndObject();
  }
}
