package ncc.source.partial;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ncc.spi.inventory.FactType;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Output;

/// What topics and plugins read of one of ncc's own lists, beside what ncc takes of it itself.
public record FurtherFields(List<Layout.Field> fields) {
  public static final FurtherFields NONE = new FurtherFields(List.of());

  public FurtherFields {
    fields = List.copyOf(fields);
  }

  /// @param outputs of which those that share the list count
  /// @param file what a capture calls the list
  public static FurtherFields of(List<Output> outputs, String file) {
    return new FurtherFields(
        outputs.stream()
            .filter(output -> isShared(output) && output.file().equals(file))
            .flatMap(output -> output.layout().stream())
            .flatMap(layout -> layout.fields().stream())
            .toList());
  }

  /// The output adds to one of ncc's own lists.
  public static boolean isShared(Output output) {
    return output.ask() instanceof Ask.Shared;
  }

  /// What the list can know with these.
  ///
  /// @param own what ncc takes of it itself
  public Set<FactType> and(Set<FactType> own) {
    if (fields.isEmpty()) {
      return own;
    }
    var all = new TreeSet<>(own);
    fields.forEach(field -> all.add(field.fact()));
    return FactType.ordered(all);
  }

  /// The fields as they stand inside of each other.
  public FieldTree tree() {
    return FieldTree.of(fields);
  }
}
