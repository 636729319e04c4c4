package ncc.checks.ngt.output;

import java.util.Optional;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Output;

/// What ncc's own list of this file says further.
abstract class SharedOutput implements Output {
  private final String file;
  private final Layout layout;

  SharedOutput(String file, Layout layout) {
    this.file = file;
    this.layout = layout;
  }

  @Override
  public final String file() {
    return file;
  }

  @Override
  public final Ask ask() {
    return new Ask.Shared();
  }

  @Override
  public final Optional<Layout> layout() {
    return Optional.of(layout);
  }
}
