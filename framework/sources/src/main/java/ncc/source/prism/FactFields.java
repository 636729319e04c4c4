package ncc.source.prism;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import ncc.source.partial.Row;
import ncc.spi.inventory.Fact;

/// The fields of one kind of answer, and which facts of a VM each tells.
///
/// @param facts the fields that are read as they are
/// @param others those read otherwise, and which facts are lost with them
record FactFields(Map<String, Fact> facts, Map<String, Set<Fact>> others) {
  FactFields {
    facts = Map.copyOf(facts);
    others = Map.copyOf(others);
  }

  /// Reads the value at hand, if its field is one of those that are read as they are.
  void read(Row row, String field, Json json) throws IOException {
    var fact = facts.get(field);
    if (fact != null) {
      row.read(fact, field, isFlag(fact) ? json.flag() : json.text());
    }
  }

  private static boolean isFlag(Fact fact) {
    return switch (fact) {
      case NGT_ENABLED, LINK, SERIAL_LINK, ISO_MOUNTED -> true;
      case POWER,
          INSTALLED_VERSION,
          LATEST_VERSION,
          COMMUNICATION_TYPE,
          CERTIFICATE_NOT_AFTER,
          GUEST_OS,
          AOS_VERSION,
          HYPERVISOR,
          VIP,
          DSIP,
          NODES ->
          false;
    };
  }

  /// The facts that a value of the wrong kind may hide.
  ///
  /// @param all those of the answer, any of which may stand where an object or a list belongs
  Set<Fact> lost(String field, Set<Fact> all) {
    var fact = facts.get(field);
    return fact == null ? others.getOrDefault(field, all) : Set.of(fact);
  }
}
