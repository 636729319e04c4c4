package ncc.source.prism;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import ncc.source.partial.Row;
import ncc.spi.inventory.Fact;

/// What v1 tells of one VM's guest tools, wherever it tells it.
final class V1GuestTools {
  private static final Map<String, Fact> FACTS =
      Map.of(
          "enabled", Fact.NGT_ENABLED,
          "toolsMounted", Fact.ISO_MOUNTED,
          "installedVersion", Fact.INSTALLED_VERSION,
          "clusterVersion", Fact.LATEST_VERSION,
          "communicationLinkActive", Fact.LINK);
  private static final String REMOVED = "toRemove";

  private V1GuestTools() {}

  /// Its fields, among those of a VM.
  ///
  /// @param own further ones that are read as they are
  /// @param names those that tell which VM it is
  static FactFields fields(Map<String, Fact> own, Set<String> names) {
    var facts = new HashMap<>(FACTS);
    facts.putAll(own);
    var others = new HashMap<String, Set<Fact>>();
    names.forEach(name -> others.put(name, Set.of()));
    others.put(REMOVED, Set.of(Fact.NGT_ENABLED));
    return new FactFields(facts, others);
  }

  static void field(FactFields fields, Row row, String name, Json json) throws IOException {
    if (name.equals(REMOVED)) {
      json.flag();
    } else {
      fields.read(row, name, json);
    }
  }
}
