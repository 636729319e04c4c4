package ncc.report.html;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ncc.spi.message.VisibleText;

/// The data block that says which groups there are, and what the script calls things.
///
/// @param groups in the order in which the row blocks number them
/// @param texts the script's messages by key
record DataIndex(List<GroupSection> groups, Map<String, String> texts) {
  void write(Appendable out) throws IOException {
    out.append("<script type=\"application/json\" id=\"index\">{\"texts\":");
    write(texts, out);
    out.append(",\"groups\":[");
    for (int i = 0; i < groups.size(); i++) {
      out.append(i == 0 ? "\n" : ",\n");
      write(described(groups.get(i)), out);
    }
    out.append("]}</script>\n");
  }

  private static Map<String, String> described(GroupSection section) {
    var check = section.check().check();
    var properties = new LinkedHashMap<String, String>();
    properties.put("anchor", section.anchor());
    properties.put("total", Integer.toString(section.total()));
    properties.put("status", section.status().name());
    properties.put("cluster", section.cluster().cluster().name());
    properties.put("title", check.title());
    properties.put("check", check.id());
    properties.put("headline", section.group().headline());
    return properties;
  }

  private static void write(Map<String, String> object, Appendable out) throws IOException {
    var separator = "{";
    for (var property : object.entrySet()) {
      out.append(separator);
      JsonText.write(property.getKey(), out);
      out.append(':');
      JsonText.write(VisibleText.of(property.getValue()), out);
      separator = ",";
    }
    out.append('}');
  }
}
