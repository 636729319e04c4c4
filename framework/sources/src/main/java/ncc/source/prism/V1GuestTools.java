package ncc.source.prism;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import ncc.source.partial.Row;
import ncc.source.partial.Spelling;
import ncc.source.partial.Spellings;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.NgtEnabled;

/// What v1 tells of one VM's guest tools, wherever it tells it.
final class V1GuestTools {
  private static final Map<String, Spelling<?>> FACTS =
      Map.of(
          "enabled", Spellings.NGT_ENABLED,
          "toolsMounted", Spellings.ISO_MOUNTED,
          "installedVersion", Spellings.INSTALLED_VERSION,
          "clusterVersion", Spellings.LATEST_VERSION,
          "communicationLinkActive", Spellings.LINK);
  private static final String REMOVED = "toRemove";
  private static final Set<String> OF_VM = Set.of("vmUuid", "vmId", "vmName");

  private V1GuestTools() {}

  /// Its fields, among those of a VM.
  ///
  /// @param own further ones that are read as they are
  /// @param names those that tell which VM it is
  static FactFields fields(Map<String, Spelling<?>> own, Set<String> names) {
    var facts = new HashMap<>(FACTS);
    facts.putAll(own);
    var others = new HashMap<String, Set<FactType>>();
    names.forEach(name -> others.put(name, Set.of()));
    others.put(REMOVED, FactType.setOf(NgtEnabled.class));
    return new FactFields(facts, others);
  }

  /// The value at hand says something of the guest tools, not of whose they are.
  static boolean tells(FactFields fields, String name, Json json) throws IOException {
    return !OF_VM.contains(name) && fields.tells(name, json);
  }

  static void field(FactFields fields, Row row, String name, Json json) throws IOException {
    if (name.equals(REMOVED)) {
      json.flag();
    } else {
      fields.read(row, name, json);
    }
  }
}
