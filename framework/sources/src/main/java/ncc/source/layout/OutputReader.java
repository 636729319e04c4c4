package ncc.source.layout;

import java.io.InputStream;
import java.util.Optional;
import ncc.source.partial.OutOfReach;
import ncc.source.prism.PagedAnswer;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.source.Layout;
import ncc.spi.source.Output;

/// Reads what a plugin describes: by its layout, else as it reads itself, so that one that breaks
/// takes nothing else with it.
public final class OutputReader {
  private OutputReader() {}

  /// Reads what a command of a CVM printed.
  ///
  /// @return what it tells of the CVM's cluster
  public static Inventory read(Output output, InputStream text, Origin origin) {
    return output
        .layout()
        .map(layout -> read(layout, output.ask().text(), text, origin))
        .orElseGet(() -> readItself(output, text, origin));
  }

  private static Inventory read(Layout layout, String command, InputStream text, Origin origin) {
    return switch (layout.format()) {
      case Layout.Blocks blocks ->
          BlockList.read(text, origin, BlockTable.of(layout, blocks, command));
      case Layout.Rows _ -> {
        var list = PageList.inOnePiece(ofOneCluster(layout), origin);
        list.page(text, origin.name());
        yield list.inventories().getFirst();
      }
      case Layout.Further _ -> throw new IllegalArgumentException(command + " has no rows");
    };
  }

  private static Layout ofOneCluster(Layout layout) {
    return new Layout(
        layout.format(),
        layout.kind(),
        layout.key(),
        layout.name(),
        Optional.empty(),
        layout.fields());
  }

  private static Inventory readItself(Output output, InputStream text, Origin origin) {
    try {
      return Optional.ofNullable(output.read(text, origin))
          .orElseGet(() -> failed(output, origin, "it returned null"));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return failed(output, origin, e.toString().lines().findFirst().orElse(""));
    }
  }

  private static Inventory failed(Output output, Origin origin, String why) {
    var reason = "its reader " + output.getClass().getName() + " failed: " + why;
    return OutOfReach.inventory(origin, reason, output.tells());
  }

  /// Reads the pages of a list of Prism.
  public static PagedAnswer pages(Output output, Origin origin) {
    return new PageList(output.layout().orElseThrow(), origin);
  }
}
