package ncc.source.cvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ncc.source.partial.FieldTree;
import ncc.source.partial.FurtherFields;
import ncc.source.partial.PartialInventory;
import ncc.source.partial.Place;
import ncc.source.partial.Row;
import ncc.source.partial.Spelling;
import ncc.source.partial.Spellings;
import ncc.source.partial.VmUuid;
import ncc.source.pbtxt.PbtxtReader;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;

/// Makes VMs of the blocks of a guest tools list, in whatever order their fields stand.
final class GuestToolsEntities {
  private static final String ENTITY = GuestToolsText.ENTITY;
  private static final String ANNOUNCED = GuestToolsText.ANNOUNCED;
  private static final String INFO = "vm_info";
  private static final String NOTHING = "no '" + ANNOUNCED + "' and no '" + ENTITY + "' in it";
  private static final int NOWHERE = -1;

  private final Origin origin;
  private final PbtxtReader reader;
  private final GuestToolsText text;
  private final PartialInventory partial;
  private final List<UUID> announced = new ArrayList<>();
  private final Row row;

  private final FurtherBlocks blocks;
  private boolean isEmpty = true;
  private boolean isInRow;
  private boolean isOfTwo;
  private boolean isInfoTold;
  private long rowLine;

  /// How many blocks enclose the fields of the entity at hand: none when it has no block of its
  /// own.
  private int entity;

  private int info = NOWHERE;

  GuestToolsEntities(Origin origin, GuestToolsText text, FurtherFields further) {
    this.origin = origin;
    this.reader = text.reader();
    this.text = text;
    this.row = new Row(further);
    this.blocks = new FurtherBlocks(further);
    this.partial =
        new PartialInventory(origin, further.and(GuestToolsList.FACTS), Part.Roster.EVERY_NGT_VM);
  }

  void take(PbtxtReader.Event event) {
    switch (event) {
      case OPEN -> open();
      case SCALAR -> scalar();
      case CLOSE -> close();
      case END -> {}
    }
  }

  private void open() {
    if (reader.name().equals(ENTITY)) {
      leaveUnclosed();
      entity = reader.depth();
      begin();
    } else if (reader.depth() == entity + 1 && reader.name().equals(INFO)) {
      info = reader.depth();
    }
    int depth = reader.depth() - entity;
    blocks.enter(depth, reader.name());
    var node = blocks.at(depth - 1, reader.name());
    if (node != null && !node.isObject()) {
      misplaced(node);
    }
  }

  /// An entity inside another: the other's end is missing, which the reader tells at the latest
  /// when the text ends.
  private void leaveUnclosed() {
    if (isInRow && entity > 0) {
      halve();
    } else if (isInRow) {
      end();
    }
  }

  private void close() {
    if (reader.depth() < info) {
      info = NOWHERE;
    }
    if (entity > 0 && reader.depth() < entity) {
      end();
    }
  }

  private void scalar() {
    if (reader.depth() == entity) {
      entityField(reader.name());
    } else if (reader.depth() == info) {
      isInfoTold = true;
      infoField(reader.name());
    }
    var node = blocks.at(reader.depth() - entity, reader.name());
    if (node != null && node.isObject()) {
      misplaced(node);
    } else if (node != null) {
      begun().say(node.path(), reader.word());
    }
  }

  private void misplaced(FieldTree node) {
    var problem = node.isObject() ? "'%s' is no block" : "'%s' is a block";
    begun().unreadableFurther(node.facts(), problem.formatted(node.path()), "");
  }

  private void entityField(String name) {
    switch (name) {
      case ANNOUNCED -> announced();
      case "vm_uuid" -> id();
      case "ngt_uuid", "system_uuid" -> alias();
      case "vm_name" -> begun().name(reader.text());
      case "guest_tools_enabled" -> fact(Spellings.NGT_ENABLED, name);
      case "tools_mounted" -> fact(Spellings.ISO_MOUNTED, name);
      case "communication_type" -> fact(Spellings.COMMUNICATION_TYPE, name);
      case "communication_link_active" -> fact(Spellings.LINK, name);
      case "communication_link_over_serial_port_active" -> fact(Spellings.SERIAL_LINK, name);
      default -> {}
    }
  }

  private void id() {
    var uuid = reader.read(VmUuid::parse);
    var before = begun().uuid();
    if (before.isPresent() && !before.equals(uuid)) {
      isOfTwo = true;
    } else if (uuid.isPresent()) {
      row.id(uuid);
    } else {
      row.id(reader.text());
    }
  }

  /// Of the entity at hand: none begins with it.
  private void alias() {
    if (isInRow) {
      reader.read(VmUuid::parse).ifPresent(row::alias);
    }
  }

  private void announced() {
    isEmpty = false;
    if (announced.size() < PartialInventory.MOST_VMS) {
      reader.read(VmUuid::parse).ifPresentOrElse(announced::add, this::unreadable);
    } else {
      partial.damaged(
          place(text.line()), "it announces more than " + PartialInventory.MOST_VMS + " VMs");
    }
  }

  private void unreadable() {
    partial.lost(place(text.line()), "a " + ANNOUNCED + " is no UUID", reader.text());
  }

  private void infoField(String name) {
    switch (name) {
      case "ngt_version" -> fact(Spellings.INSTALLED_VERSION, name);
      case "guest_os_version" -> fact(Spellings.GUEST_OS, name);
      case "client_cert_expiry_date" ->
          begun().readOnce(Spellings.CERTIFICATE_NOT_AFTER, name, reader.text());
      default -> {}
    }
  }

  private void fact(Spelling<?> fact, String field) {
    begun().readOnce(fact, field, reader.word());
  }

  /// The row at hand; an entity without a block of its own begins with its first field.
  private Row begun() {
    if (!isInRow) {
      partial.listsOnlySome();
      begin();
    }
    return row;
  }

  private void begin() {
    row.clear();
    row.registered();
    isInRow = true;
    isOfTwo = false;
    isEmpty = false;
    rowLine = text.line();
  }

  private void end() {
    if (isOfTwo) {
      partial.damaged(place(rowLine), "one record has the UUIDs of two VMs");
    } else {
      partial.add(row, place(rowLine));
    }
    leave();
  }

  private void halve() {
    if (!isOfTwo) {
      partial.addHalf(row, place(rowLine));
    }
    leave();
  }

  private void leave() {
    isInRow = false;
    entity = 0;
    info = NOWHERE;
  }

  void damaged(long line, String reason) {
    isEmpty = false;
    if (isInRow) {
      halve();
    }
    leave();
    partial.damaged(place(line), reason);
  }

  /// What has no block of its own ends with the output.
  void endOutput() {
    if (isInRow) {
      end();
    }
  }

  Inventory inventory() {
    if (isEmpty) {
      partial.damaged(Place.of(origin.name()), text.isBlank() ? "it is empty" : NOTHING);
    }
    announced.forEach(this::announced);
    if (partial.size() > 0) {
      partial.cannotKnow(row.untold(path -> isInfoTold || !path.startsWith(INFO + '/')));
    }
    return partial.inventory();
  }

  /// The list names every VM before it describes the first, so a VM without a description was cut
  /// off.
  private void announced(UUID uuid) {
    if (!partial.lists(uuid)) {
      row.clear();
      row.registered();
      row.id(Optional.of(uuid));
      partial.addHalf(row, Place.of(origin.name()));
      partial.damaged(
          Place.of(origin.name()), "a VM named by " + ANNOUNCED + " has no " + ENTITY + " block");
    }
  }

  private Place place(long line) {
    return new Place(origin.name(), line);
  }
}
