package ncc.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import ncc.spi.run.CheckDescription;

/// A check's metadata with its parameters as a JSON document of its own, there and back without
/// loss. Its members are those that [RunJson] has in `checks`, and `parameters`.
public final class CheckJson {
  private CheckJson() {}

  public static void write(CheckDescription check, Appendable out) throws IOException {
    try (var json = new JsonOut(out)) {
      var writer = new DescriptionWriter(json);
      json.object(() -> {
        writer.members(check);
        json.array("parameters", () -> writer.parameters(check.parameters()));
      });
    }
  }

  /// Reads what [#write] wrote, in UTF-8.
  ///
  /// @param name what to call the document in messages
  /// @throws RunFormatException when it is damaged or something else
  public static CheckDescription read(InputStream in, String name) throws IOException {
    try (var json = new JsonIn(in, name)) {
      var read = new java.util.ArrayList<Fields>(1);
      json.document(() -> read.add(Fields.read(json)));
      var check = read.getFirst();
      return DescriptionReader.read(check, List.copyOf(check.objects("parameters")));
    }
  }
}
