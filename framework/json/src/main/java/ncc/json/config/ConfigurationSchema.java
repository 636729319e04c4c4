package ncc.json.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import ncc.spi.notify.Notifier;
import ncc.spi.run.CheckDescription;
import ncc.spi.run.RunListener;
import ncc.spi.setting.Setting;
import ncc.spi.source.InventorySource;

/// The JSON Schema (draft 2020-12) of `ncc.yaml` as the plugins at hand make it, for editors: every
/// key the reader accepts, and no other.
public final class ConfigurationSchema {
  private static final String DURATION = "^(([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?|P.+)$";

  private final SchemaObjects json;

  private ConfigurationSchema(JsonGenerator json) {
    this.json = new SchemaObjects(json);
  }

  /// @param checks in the order to offer them
  /// @param sources in the order to offer their settings
  /// @param notifiers likewise
  /// @param listeners likewise
  public static String of(
      List<CheckDescription> checks,
      List<InventorySource> sources,
      List<Notifier> notifiers,
      List<RunListener> listeners) {
    var text = new StringWriter();
    var indented = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(indented);
    try (var json = new JsonFactory().createGenerator(text).setPrettyPrinter(printer)) {
      new ConfigurationSchema(json).write(checks, sources, notifiers, listeners);
    } catch (IOException e) {
      throw new IllegalStateException("a string refused to be written", e);
    }
    return text.append('\n').toString();
  }

  private void write(
      List<CheckDescription> checks,
      List<InventorySource> sources,
      List<Notifier> notifiers,
      List<RunListener> listeners)
      throws IOException {
    json.object(() -> {
      json.text("$schema", "https://json-schema.org/draft/2020-12/schema");
      json.text("$id", "urn:ncc:schema:config:1.0");
      json.text("title", "ncc.yaml");
      json.texts("type", List.of("object", "null"));
      keys(Vocabulary.FILE);
      json.object(
          "$defs",
          () -> {
            words();
            definitions(checks, sources);
            list("notifiers", () -> notifier(notifiers));
            json.object("listeners", () -> listeners(listeners));
          });
    });
  }

  private void words() throws IOException {
    json.object("text", () -> json.texts("type", List.of("string", "number", "boolean")));
    json.object("flag", () -> json.text("type", "boolean"));
    json.object("duration", () -> string(DURATION));
    json.object("size", () -> string("^" + ByteSize.WRITTEN.pattern() + "$"));
    json.object("count", () -> number(1, Section.MOST_COUNTED));
    json.object("plural", () -> number(2, Section.MOST_COUNTED));
    json.object("series", () -> number(1, Section.MOST_SERIES));
    json.object("severity", () -> json.texts("enum", Section.SEVERITIES));
    json.object("texts", () -> oneOrMore("text"));
    json.object("url", () -> string(whole(ExternalUrl.WRITTEN)));
    json.object("address", () -> string(whole(AddressRange.WRITTEN)));
    json.object("addresses", () -> oneOrMore("address"));
    json.object("on_unknowable", () -> json.texts("enum", Section.ON_UNKNOWABLE));
    json.object("alert_group", () -> json.texts("enum", Section.ALERT_GROUPS));
    json.object("role", () -> json.texts("enum", WebSection.ROLES));
    json.object("hash", () -> string("^[0-9a-f]{64}$"));
  }

  /// Without the names of groups, which readers of schemas do not share.
  private static String whole(Pattern pattern) {
    return "^" + pattern.pattern().replaceAll("\\?<\\w+>", "?:") + "$";
  }

  private void definitions(List<CheckDescription> checks, List<InventorySource> sources)
      throws IOException {
    keyed("alert", Vocabulary.ALERT);
    keyed("store", Vocabulary.STORE);
    keyed("keep", Vocabulary.KEEP);
    list("tokens", this::token);
    keyed("web", Vocabulary.WEB);
    keyed("metrics", Vocabulary.METRICS);
    keyed("alerts", Vocabulary.ALERTS);
    list("clusters", this::cluster);
    list(
        "sources",
        () ->
            json.array(
                "anyOf",
                () -> {
                  json.object(() -> string("\\S"));
                  json.object(() -> source(sources));
                }));
    json.object(
        "checks",
        () -> {
          json.text("type", "object");
          json.flag("additionalProperties", false);
          json.object(
              "properties",
              () -> {
                for (CheckDescription check : checks) {
                  json.object(check.id(), () -> check(check));
                }
              });
        });
  }

  /// The keys of one object, and that there are no others.
  private void keys(List<Key> keys) throws IOException {
    json.flag("additionalProperties", false);
    json.object("properties", () -> properties(keys));
  }

  private void properties(List<Key> keys) throws IOException {
    for (Key key : keys) {
      if (key.shape() != Key.Shape.OVERRIDES) {
        json.object(
            key.name(),
            () -> {
              json.text("description", key.doc());
              json.text("$ref", "#/$defs/" + definition(key.shape()));
            });
      }
    }
  }

  private static String definition(Key.Shape shape) {
    return shape.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void keyed(String name, List<Key> keys) throws IOException {
    json.object(
        name,
        () -> {
          json.text("type", "object");
          keys(keys);
        });
  }

  private void list(String name, SchemaObjects.Body items) throws IOException {
    json.object(
        name,
        () -> {
          json.text("type", "array");
          json.number("minItems", 1);
          json.object("items", items);
        });
  }

  private void string(String pattern) throws IOException {
    json.text("type", "string");
    json.text("pattern", pattern);
  }

  private void number(int least, int most) throws IOException {
    number(least);
    json.number("maximum", most);
  }

  /// Quoted or not.
  private void number(int least) throws IOException {
    json.texts("type", List.of("integer", "string"));
    json.number("minimum", least);
    json.text("pattern", "^-?[0-9]+$");
  }

  private void oneOrMore(String definition) throws IOException {
    json.array(
        "anyOf",
        () -> {
          json.object(() -> json.text("$ref", "#/$defs/" + definition));
          json.object(() -> {
            json.text("type", "array");
            json.number("minItems", 1);
            json.object("items", () -> json.text("$ref", "#/$defs/" + definition));
          });
        });
  }

  private void token() throws IOException {
    json.text("type", "object");
    json.texts("required", Vocabulary.TOKEN.stream().map(Key::name).toList());
    keys(Vocabulary.TOKEN);
  }

  private void cluster() throws IOException {
    json.text("type", "object");
    json.texts("required", List.of("name", "sources"));
    keys(Vocabulary.CLUSTER);
  }

  private void source(List<InventorySource> sources) throws IOException {
    json.text("type", "object");
    json.texts("required", List.of("uri"));
    json.flag("additionalProperties", false);
    json.object(
        "properties",
        () -> {
          properties(Vocabulary.SOURCE);
          var seen = new LinkedHashSet<String>();
          for (InventorySource source : sources) {
            for (Setting setting : source.settings()) {
              setting(setting, source.scheme(), seen);
            }
          }
        });
    json.array(
        "allOf",
        () -> {
          for (InventorySource source : sources) {
            json.object(() -> onlyOf(source));
          }
        });
  }

  private void notifier(List<Notifier> notifiers) throws IOException {
    json.text("type", "object");
    json.texts("required", List.of("name", "kind"));
    json.flag("additionalProperties", false);
    json.object(
        "properties",
        () -> {
          properties(
              Vocabulary.NOTIFIER.stream().filter(key -> !key.name().equals("kind")).toList());
          json.object(
              "kind", () -> json.texts("enum", notifiers.stream().map(Notifier::kind).toList()));
          var seen = new LinkedHashSet<String>();
          for (Notifier notifier : notifiers) {
            for (Setting setting : notifier.settings()) {
              setting(setting, notifier.kind(), seen);
            }
          }
        });
    json.array(
        "allOf",
        () -> {
          for (Notifier notifier : notifiers) {
            json.object(() -> onlyOf(notifier));
          }
        });
  }

  private void listeners(List<RunListener> listeners) throws IOException {
    json.text("type", "object");
    json.flag("additionalProperties", false);
    json.object(
        "properties",
        () -> {
          for (RunListener listener : listeners) {
            json.object(listener.name(), () -> listener(listener));
          }
        });
  }

  private void listener(RunListener listener) throws IOException {
    json.text("type", "object");
    json.flag("additionalProperties", false);
    json.object(
        "properties",
        () -> {
          for (Setting setting : listener.settings()) {
            setting(setting, listener.name(), new LinkedHashSet<>());
          }
        });
  }

  /// Beside this kind, only the settings of its notifier.
  private void onlyOf(Notifier notifier) throws IOException {
    json.object(
        "if",
        () ->
            json.object(
                "properties",
                () -> json.object("kind", () -> json.text("const", notifier.kind()))));
    json.object(
        "then",
        () ->
            json.object(
                "propertyNames",
                () -> names(Vocabulary.names(Vocabulary.NOTIFIER), notifier.settings())));
  }

  private void names(Set<String> words, List<Setting> settings) throws IOException {
    var names = new TreeSet<>(words);
    settings.forEach(setting -> names.addAll(SettingNames.of(setting)));
    json.texts("enum", names);
  }

  private void setting(Setting setting, String scheme, Set<String> seen) throws IOException {
    for (String name : SettingNames.of(setting)) {
      if (seen.add(name)) {
        json.object(
            name,
            () -> {
              json.text("description", scheme + ": " + setting.doc());
              settingValue(setting);
            });
      }
    }
  }

  private void settingValue(Setting setting) throws IOException {
    if (!setting.choices().isEmpty()) {
      json.texts("enum", setting.choices());
      return;
    }
    switch (setting.kind()) {
      case TEXT -> json.text("$ref", "#/$defs/text");
      case LIST -> json.text("$ref", "#/$defs/texts");
      case FILE, SECRET -> json.text("type", "string");
      case DURATION -> json.text("$ref", "#/$defs/duration");
      case NUMBER -> number(0);
    }
  }

  /// Of a URI with this scheme, only the settings of its source.
  private void onlyOf(InventorySource source) throws IOException {
    json.object(
        "if",
        () ->
            json.object(
                "properties",
                () -> json.object("uri", () -> json.text("pattern", "^" + source.scheme() + ":"))));
    json.object(
        "then",
        () ->
            json.object(
                "propertyNames",
                () -> names(Vocabulary.names(Vocabulary.SOURCE), source.settings())));
  }

  private void check(CheckDescription check) throws IOException {
    json.text("description", check.title() + ": " + check.description());
    json.text("type", "object");
    json.flag("additionalProperties", false);
    json.object("not", () -> json.texts("required", List.of("interval", "cron")));
    json.object(
        "properties",
        () -> {
          properties(Vocabulary.CHECK);
          parameters(check.parameters());
          list("overrides", () -> override(check));
        });
  }

  private void override(CheckDescription check) throws IOException {
    json.text("type", "object");
    json.flag("additionalProperties", false);
    json.array(
        "anyOf",
        () -> {
          json.object(() -> json.texts("required", List.of("enabled")));
          json.object(() -> json.texts("required", List.of("on-unknowable")));
          for (var parameter : check.parameters()) {
            json.object(() -> json.texts("required", List.of(parameter.name())));
          }
        });
    json.object("not", () -> json.texts("required", List.of("on-unknowable", "vms")));
    json.object(
        "properties",
        () -> {
          properties(Vocabulary.OVERRIDE);
          parameters(check.parameters());
        });
  }

  private void parameters(Collection<CheckDescription.Parameter> parameters) throws IOException {
    for (var parameter : parameters) {
      json.object(
          parameter.name(),
          () -> {
            json.text("description", parameter.doc() + describedDefault(parameter));
            parameterValue(parameter.kind());
          });
    }
  }

  private static String describedDefault(CheckDescription.Parameter parameter) {
    return parameter.standard().isEmpty() ? "" : " (default " + parameter.standard() + ")";
  }

  private void parameterValue(String kind) throws IOException {
    switch (kind) {
      case "duration" -> json.text("$ref", "#/$defs/duration");
      case "integer" -> number(Integer.MIN_VALUE);
      case "number" -> json.texts("type", List.of("number", "string"));
      case "boolean" -> json.array("enum", () -> json.booleans(true, false));
      case "text", "file" -> json.text("$ref", "#/$defs/text");
      default -> {
        if (kind.startsWith("list of ")) {
          json.texts("type", List.of("array", "string", "number"));
        } else {
          json.texts("enum", List.of(kind.split(" or ", -1)));
        }
      }
    }
  }
}
