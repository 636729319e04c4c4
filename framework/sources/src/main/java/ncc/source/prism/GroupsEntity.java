package ncc.source.prism;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import ncc.source.partial.FurtherFields;
import ncc.source.partial.Row;
import ncc.source.partial.Spelling;
import ncc.source.partial.Spellings;
import ncc.spi.inventory.FactType;

/// One entity of a groups answer: an id, and attributes whose values are texts in lists of lists.
final class GroupsEntity {
  /// Its attributes by their names.
  private static final Map<String, Spelling<?>> FIELDS =
      Map.of(
          "power_state", Spellings.POWER,
          "ngt.enabled", Spellings.NGT_ENABLED,
          "ngt.installed_version", Spellings.INSTALLED_VERSION,
          "ngt.cluster_version", Spellings.LATEST_VERSION,
          "ngt.communication_active", Spellings.LINK,
          "ngt.communication_type", Spellings.COMMUNICATION_TYPE,
          "ngt.communication_over_serial_port_active", Spellings.SERIAL_LINK,
          "ngt.iso_mounted", Spellings.ISO_MOUNTED,
          "ngt.guest_os", Spellings.GUEST_OS);

  static final Set<FactType> FACTS =
      FIELDS.values().stream().map(Spelling::fact).collect(Collectors.toUnmodifiableSet());

  private static final String NGT = "ngt.";

  private final Row row;
  private final Set<FactType> facts;
  private final Set<String> asked = new HashSet<>();
  private Optional<UUID> cluster = Optional.empty();
  private boolean isControllerVm;
  private boolean isRegistered;
  private boolean isDeleted;
  private boolean isNgtTold;
  private boolean isHollow;
  private boolean isValue;
  private boolean isOfValues;
  private String attribute = "";
  private String value = "";

  /// Of the attribute at hand, at the first point in time that has any.
  private final List<String> values = new ArrayList<>();

  private boolean isFirstTime;

  GroupsEntity(FurtherFields further) {
    this.row = new Row(further);
    this.facts = further.and(FACTS);
  }

  /// Reads the entity at hand.
  void read(Json json) throws IOException {
    row.clear();
    cluster = Optional.empty();
    isControllerVm = false;
    isRegistered = false;
    isDeleted = false;
    isNgtTold = false;
    isHollow = false;
    json.object(name -> field(name, json));
    if (isRegistered && !isDeleted) {
      row.registered();
    } else if (!isDeleted && (isHollow || !isNgtTold)) {
      row.untold(isHollow ? "an attribute of it is empty" : "it has no attribute of NGT");
    }
  }

  Row row() {
    return row;
  }

  /// Something of the entity at hand is there and cannot be read.
  void unreadable(Json.Mismatch mismatch) {
    row.unreadable(facts, mismatch.problem(), mismatch.found());
  }

  Optional<UUID> cluster() {
    return cluster;
  }

  boolean isControllerVm() {
    return isControllerVm;
  }

  /// The facts no entity had an attribute for: they were not asked for.
  Set<FactType> unasked() {
    var unasked = new TreeSet<>(row.untold(_ -> true));
    unasked.addAll(FACTS);
    FIELDS.forEach((name, fact) -> {
      if (asked.contains(name)) {
        unasked.remove(fact.fact());
      }
    });
    return unasked;
  }

  /// NGT was asked about at all.
  boolean isNgtAsked() {
    return asked.stream().anyMatch(name -> name.startsWith(NGT));
  }

  private void field(String name, Json json) throws IOException {
    switch (name) {
      case "entity_id" -> row.id(json.shown());
      case "data" -> json.objects(() -> attribute(json));
      default -> {}
    }
  }

  private void attribute(Json json) throws IOException {
    attribute = "";
    value = "";
    values.clear();
    isValue = true;
    json.object(name -> {
      switch (name) {
        case "name" -> attribute = json.text();
        case "values" -> json.objects(() -> timed(json));
        default -> {}
      }
    });
    asked.add(attribute);
    take();
  }

  /// The values at one point in time.
  private void timed(Json json) throws IOException {
    isOfValues = false;
    isFirstTime = values.isEmpty();
    json.object(name -> values(name, json));
    isValue &= isOfValues;
  }

  /// Of several points in time the first, of several values the first, but for a field of several.
  private void values(String name, Json json) throws IOException {
    if (name.equals("values")) {
      isOfValues = true;
      json.array(() -> {
        var text = json.text();
        value = value.isEmpty() ? text : value;
        if (isFirstTime && !text.isEmpty()) {
          values.add(text);
        }
      });
    }
  }

  private void take() {
    boolean isOfNgt = attribute.startsWith(NGT);
    isNgtTold |= isOfNgt;
    isHollow |= attribute.isEmpty() || (isOfNgt && !isValue);
    isRegistered |= isOfNgt && !value.isEmpty();
    var fact = FIELDS.get(attribute);
    if (fact != null) {
      row.read(fact, attribute, value);
    }
    row.say(attribute, value);
    for (int i = 1; i < values.size(); i++) {
      row.sayMore(attribute, values.get(i));
    }
    switch (attribute) {
      case "vm_name" -> row.name(value);
      case "cluster" -> cluster = PrismClusters.read(row, attribute, value);
      case "is_cvm" -> isControllerVm = isTrue(value);
      case "ngt.is_deleted" -> isDeleted = isTrue(value);
      default -> {}
    }
  }

  /// Which of the two spellings Prism uses is not documented.
  private static boolean isTrue(String value) {
    return value.equals("1") || value.equals("true");
  }
}
