package ncc.source.prism;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import ncc.source.partial.Row;
import ncc.source.partial.Spelling;
import ncc.spi.inventory.FactType;

/// The fields of one kind of answer, and which facts of a VM each tells.
///
/// @param facts the fields that are read as they are
/// @param others those read otherwise, and which facts are lost with them
record FactFields(Map<String, Spelling<?>> facts, Map<String, Set<FactType>> others) {
  FactFields {
    facts = Map.copyOf(facts);
    others = Map.copyOf(others);
  }

  /// Reads the value at hand, if its field is one of those that are read as they are.
  void read(Row row, String field, Json json) throws IOException {
    var fact = facts.get(field);
    if (fact != null) {
      row.read(fact, field, fact.values() == Spelling.Values.TWO ? json.flag() : json.text());
    }
  }

  /// The value at hand says something of the object that it stands in: it is none of Prism's own
  /// remarks, and not empty. Where its field is none of these, the value is read with that.
  boolean tells(String field, Json json) throws IOException {
    return !field.startsWith("$") && (json.isScalar() || !has(field)) && json.isSomething();
  }

  /// It is read otherwise than [FurtherValues] do.
  boolean has(String field) {
    return facts.containsKey(field) || others.containsKey(field);
  }

  /// The facts that a value of the wrong kind may hide.
  ///
  /// @param all those of the answer, any of which may stand where an object or a list belongs
  Set<FactType> lost(String field, Set<FactType> all) {
    var fact = facts.get(field);
    return fact == null ? others.getOrDefault(field, all) : Set.of(fact.fact());
  }
}
