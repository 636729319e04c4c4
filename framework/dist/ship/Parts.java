import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Completes the bill of materials with what Maven does not know to be in it, and lays down the
/// licence of every part. A part without a licence ends the build.
///
/// `java -cp JACKSON Parts.java BOM LIB TEXTS OUT [NAME=VERSION=SPDX…]`
public final class Parts {
  private static final Pattern LICENCE =
      Pattern.compile("(?i)(META-INF/)?(licen[cs]es?/)?(LICEN[CS]E|NOTICE|COPYING)[^/]*");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path lib;
  private final Path texts;
  private final Path out;

  private Parts(Path lib, Path texts, Path out) {
    this.lib = lib;
    this.texts = texts;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    var bom = (ObjectNode) JSON.readTree(Path.of(args[0]).toFile());
    var parts = new Parts(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
    var components = (ArrayNode) bom.get("components");
    for (var further : List.of(args).subList(4, args.length)) {
      components.add(component(further.split("=", -1)));
    }
    var missing = parts.licences(components);
    if (!missing.isEmpty()) {
      System.err.println("ship: no licence text of " + String.join(", ", missing));
      System.exit(1);
    }
    Files.writeString(parts.out.resolve("sbom.cdx.json"), JSON.writeValueAsString(bom) + "\n");
  }

  private static ObjectNode component(String... part) {
    var component = JSON.createObjectNode().put("type", "library");
    component.put("name", part[0]).put("version", part[1]);
    component.putArray("licenses").addObject().putObject("license").put("id", part[2]);
    return component;
  }

  private List<String> licences(JsonNode components) throws IOException {
    var missing = new ArrayList<String>();
    var table = new TreeMap<String, String>();
    for (var component : components) {
      var name = component.path("name").asText();
      var part = name + "-" + component.path("version").asText();
      if (name.startsWith("ncc-")) {
        continue;
      }
      var ids = ids(component);
      table.put(part, String.join(", ", ids));
      if (!ownTexts(part) && !standardTexts(part, ids)) {
        missing.add(part + " (" + String.join(", ", ids) + ")");
      }
    }
    var lines = new StringBuilder("Parts of others, and their licences; the texts lie beside.\n\n");
    table.forEach((part, ids) -> lines.append(part).append(": ").append(ids).append('\n'));
    Files.writeString(out.resolve("licences/PARTS.txt"), lines);
    return missing;
  }

  private static List<String> ids(JsonNode component) {
    return StreamSupport.stream(component.path("licenses").spliterator(), false)
        .map(entry ->
            entry.has("expression")
                ? entry.get("expression").asText()
                : entry.at("/license/id").asText(entry.at("/license/name").asText()))
        .toList();
  }

  /// What the part itself brings.
  private boolean ownTexts(String part) throws IOException {
    var jar = lib.resolve(part + ".jar");
    if (!Files.exists(jar)) {
      return false;
    }
    boolean found = false;
    try (var file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        if (!entry.isDirectory() && LICENCE.matcher(entry.getName()).matches()) {
          var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
          var folder = Files.createDirectories(out.resolve("licences/" + part));
          Files.write(folder.resolve(name), file.getInputStream(entry).readAllBytes());
          found |= !name.toUpperCase(java.util.Locale.ROOT).startsWith("NOTICE");
        }
      }
    }
    return found;
  }

  private boolean standardTexts(String part, List<String> ids) throws IOException {
    for (var id : ids) {
      var text = texts.resolve(id + ".txt");
      if (Files.exists(text)) {
        var folder = Files.createDirectories(out.resolve("licences/" + part));
        Files.write(folder.resolve(id + ".txt"), Files.readAllBytes(text));
        return true;
      }
    }
    return false;
  }
}
