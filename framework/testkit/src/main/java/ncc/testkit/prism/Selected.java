package ncc.testkit.prism;

import java.util.Set;
import java.util.TreeSet;

/// The fields that `$select` asks for; without it, all.
///
/// @param fields top-level names; empty for all
record Selected(Set<String> fields) {
  private static final Set<String> KNOWN =
      Set.of(
          "extId",
          "tenantId",
          "name",
          "description",
          "createTime",
          "updateTime",
          "powerState",
          "guestTools",
          "nutanixGuestTools",
          "cluster",
          "host",
          "cdRoms",
          "disks",
          "nics",
          "serialPorts",
          "machineType",
          "biosUuid",
          "generationUuid",
          "numSockets",
          "numCoresPerSocket",
          "memorySizeBytes");

  /// A path such as `cluster/extId` asks for its first field.
  static Selected of(Call call) throws Refusal {
    var fields = new TreeSet<String>();
    for (String path : call.query("$select").orElse("").split(",", -1)) {
      var field = path.strip().split("/", 2)[0];
      if (!field.isEmpty() && !KNOWN.contains(field)) {
        throw new Refusal(400, "$select: a VM has no field '" + field + "'");
      }
      if (!field.isEmpty()) {
        fields.add(field);
      }
    }
    return new Selected(fields);
  }

  boolean has(String field) {
    return fields.isEmpty() || fields.contains(field);
  }
}
