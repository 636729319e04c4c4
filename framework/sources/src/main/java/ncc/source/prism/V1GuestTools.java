package ncc.source.prism;

import java.io.IOException;
import ncc.source.partial.Row;
import ncc.spi.inventory.Fact;

/// What v1 tells of one VM's guest tools, wherever it tells it.
final class V1GuestTools {
  private V1GuestTools() {}

  static void field(Row row, String name, Json json) throws IOException {
    switch (name) {
      case "enabled" -> row.read(Fact.NGT_ENABLED, name, json.text());
      case "toolsMounted" -> row.read(Fact.ISO_MOUNTED, name, json.text());
      case "installedVersion" -> row.read(Fact.INSTALLED_VERSION, name, json.text());
      case "clusterVersion" -> row.read(Fact.LATEST_VERSION, name, json.text());
      case "communicationLinkActive" -> row.read(Fact.LINK, name, json.text());
      default -> {}
    }
  }
}
