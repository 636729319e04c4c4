package ncc.source.layout;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.source.partial.Place;
import ncc.source.text.BlockFields;
import ncc.source.text.ErrorLine;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.source.Layout;

/// Reads blocks of `key : value` lines by their layout: each begins with the line that the layout
/// says, whatever stands between them. What other commands of a terminal printed around them is no
/// part of the list.
final class BlockList {
  private static final String SHORT = "its last row lacks what every other has: it may be cut off";

  private final Layout layout;
  private final Origin origin;
  private final BlockTable table;
  private final Map<String, Optional<Layout.Field>> keys;
  private final BlockFields lines;
  private final EntityList entities;
  private final TableRow row;
  private final Set<Layout.Field> said = new HashSet<>();
  private final Set<Layout.Field> saidByAll;
  private final Set<Layout.Field> saidByRow = new HashSet<>();
  private Optional<BlockFields.Field> error = Optional.empty();
  private long rowLine;
  private int rows;
  private boolean isNothing;
  private boolean isOfOther;
  private boolean isOver;

  private BlockList(InputStream in, Origin origin, BlockTable table) {
    this.layout = table.layout();
    this.origin = origin;
    this.table = table;
    this.keys = table.keys();
    this.lines = table.fields(in);
    this.entities = new EntityList(origin, layout);
    this.row = new TableRow(layout);
    this.saidByAll = new HashSet<>(layout.fields());
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  static Inventory read(InputStream in, Origin origin, BlockTable table) {
    return new BlockList(in, origin, table).read();
  }

  private Inventory read() {
    try {
      for (var field = lines.next(); field != null; field = lines.next()) {
        take(field);
      }
      endText();
    } catch (IOException broken) {
      endRow();
      damaged(lines.line(), "reading failed: " + broken.getMessage());
    }
    return inventory();
  }

  private void take(BlockFields.Field field) {
    switch (field.key()) {
      case BlockFields.PROMPT -> prompt(field.value());
      case BlockFields.NOTHING -> {
        endRow();
        isNothing |= !isOfOther;
      }
      case BlockFields.ERROR -> error = isOfOther ? error : Optional.of(error.orElse(field));
      default -> {
        if (!isOfOther && keys.containsKey(field.key())) {
          say(field);
        }
        checkCut(field);
      }
    }
    isOver = !field.isEnded() && !field.isMark();
  }

  /// What was typed says what comes next; an error that was printed before is none of it.
  private void prompt(String line) {
    endRow();
    sayError();
    isOfOther = table.isOfOther(line);
  }

  private void say(BlockFields.Field field) {
    if (field.key().equals(table.begin())) {
      endRow();
      rowLine = field.line();
      rows++;
    } else if (rowLine == 0) {
      damaged(
          field.line(),
          "the beginning is missing: '%s' stands above the first '%s'"
              .formatted(field.key(), table.begin()));
      return;
    }
    tell(field);
  }

  private void checkCut(BlockFields.Field field) {
    if (rowLine > 0 && field.isCutBefore(table.begin())) {
      damaged(field.line() + 1, "the text is cut off behind this line");
    }
  }

  private void tell(BlockFields.Field field) {
    if (!row.has(field.key())) {
      return;
    }
    var fact = keys.getOrDefault(field.key(), Optional.empty());
    fact.ifPresent(saidByRow::add);
    if (field.isEnded() || !field.more().isEmpty()) {
      row.say(field.key(), BlockTable.text(field));
    } else {
      // Without an end it may be cut off, and half a number is another number.
      fact.ifPresent(said::add);
    }
  }

  private void endRow() {
    if (rowLine > 0) {
      entities.add(row, new Place(origin.name(), rowLine));
      saidByAll.retainAll(saidByRow);
      said.addAll(saidByRow);
    }
    leaveRow();
  }

  private void leaveRow() {
    row.clear();
    saidByRow.clear();
    rowLine = 0;
  }

  /// The last row may be cut off: in the middle of a line, or behind one.
  private void endText() {
    boolean isShort = rowLine > 0 && rows > 1 && !saidByRow.containsAll(saidByAll);
    boolean isCut = isOver && !isOfOther;
    endRow();
    if (isCut || isShort) {
      damaged(lines.line(), isCut ? "the text is cut off in this line" : SHORT);
    }
  }

  private void sayError() {
    error.filter(_ -> isAnswered()).ifPresent(this::sayError);
    error = Optional.empty();
  }

  private void sayError(BlockFields.Field said) {
    damaged(said.line(), ErrorLine.reason(said.value()));
  }

  private boolean isAnswered() {
    return rows > 0 || isNothing;
  }

  private Inventory inventory() {
    if (!isAnswered() && entities.isWhole()) {
      damaged(
          0,
          lines.line() == 0 ? "it is empty" : "no line '%s' stands in it".formatted(table.begin()));
    }
    error.ifPresent(this::sayError);
    var untold = rows == 0 ? Set.<FactType>of() : EntityList.untold(layout, said);
    sayUntold();
    return entities.inventory(Cluster.named(""), untold);
  }

  private void sayUntold() {
    if (rows > 0) {
      layout.fields().stream()
          .filter(field -> !said.contains(field))
          .forEach(field -> entities.note("no row has a field '%s'".formatted(field.path())));
    }
  }

  private void damaged(long line, String problem) {
    entities.damaged(new Place(origin.name(), line), problem, "");
  }
}
