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
}
