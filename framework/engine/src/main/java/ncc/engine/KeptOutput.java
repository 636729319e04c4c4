package ncc.engine;

import java.util.Optional;
import java.util.Set;
import ncc.spi.inventory.FactType;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Output;

/// What an output with a layout said when its jar could be named: it is not asked again, so that
/// whatever it says later fails no run.
record KeptOutput(String file, Ask ask, Optional<Layout> layout, Set<FactType> tells)
    implements Output {

  /// An output without a layout stays as it is: it reads itself.
  static Output of(Output output) {
    var layout = output.layout();
    return layout.isEmpty()
        ? output
        : new KeptOutput(output.file(), output.ask(), layout, output.tells());
  }

  /// What adds to one of ncc's own lists tells these facts alone: each further field is looked for
  /// in each row. Any other output is a list of its own, and stays whole.
  static Output telling(Output output, Set<FactType> facts) {
    return output.ask() instanceof Ask.Shared && output.layout().isPresent()
        ? of(output.file(), output.ask(), output.layout().get(), facts)
        : output;
  }

  private static Output of(String file, Ask ask, Layout layout, Set<FactType> facts) {
    var fields = layout.fields().stream().filter(field -> facts.contains(field.fact())).toList();
    var narrower =
        new Layout(
            layout.format(), layout.kind(), layout.key(), layout.name(), layout.cluster(), fields);
    return new KeptOutput(file, ask, Optional.of(narrower), narrower.facts());
  }
}
