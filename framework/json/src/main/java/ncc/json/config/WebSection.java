package ncc.json.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import ncc.json.config.Configuration.ConfiguredToken;
import ncc.json.config.Configuration.ConfiguredWeb;

/// Reads who may use what the daemon serves.
final class WebSection {
  /// As the file writes them.
  static final List<String> ROLES = List.of("viewer", "operator");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Consumer<Fault> faults;

  WebSection(Consumer<Fault> faults) {
    this.faults = faults;
  }

  ConfiguredWeb web(Section root) {
    return root.section("web")
        .map(section -> section.only(Vocabulary.WEB))
        .map(section ->
            new ConfiguredWeb(
                tokens(section), section.texts("viewers"), external(section), proxies(section)))
        .orElse(ConfiguredWeb.NONE);
  }

  private Optional<ExternalUrl> external(Section web) {
    return web.text("external-url")
        .flatMap(text -> read(web, "external-url", text, ExternalUrl::of));
  }

  private List<AddressRange> proxies(Section web) {
    return web.texts("trusted-proxies").stream()
        .flatMap(text -> read(web, "trusted-proxies", text, AddressRange::of).stream())
        .toList();
  }

  private <T> Optional<T> read(Section web, String key, String text, Function<String, T> reading) {
    try {
      return Optional.of(reading.apply(text));
    } catch (IllegalArgumentException e) {
      var place = web.node(key).map(YamlNode::place).orElse(web.place());
      fault(place, "'%s' %s".formatted(key, e.getMessage()));
      return Optional.empty();
    }
  }

  private List<ConfiguredToken> tokens(Section web) {
    var tokens = new ArrayList<ConfiguredToken>();
    var names = new HashSet<String>();
    for (YamlNode item : web.items("tokens")) {
      Section.of(item, "a token", faults)
          .map(section -> section.only(Vocabulary.TOKEN))
          .flatMap(this::token)
          .ifPresent(token -> {
            tokens.add(token);
            if (!names.add(token.name())) {
              fault(item.place(), "the token '" + token.name() + "' is configured twice");
            }
          });
    }
    return tokens;
  }

  private Optional<ConfiguredToken> token(Section section) {
    for (Key key : Vocabulary.TOKEN) {
      if (!section.has(key.name())) {
        fault(section.place(), "a token needs a " + key.name());
      }
    }
    var name = section.text("name");
    var role = section.oneOf("role", ROLES);
    var hash = hash(section);
    return name.isEmpty() || role.isEmpty() || hash.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConfiguredToken(name.get(), role.get().equals("operator"), hash.get()));
  }

  private Optional<String> hash(Section section) {
    var written = section.text("hash");
    if (written.isPresent() && !HASH.matcher(written.get()).matches()) {
      fault(
          section.node("hash").map(YamlNode::place).orElse(section.place()),
          "'hash' must be the SHA-256 of a token, as 'ncc token' prints it; never the token"
              + " itself");
      return Optional.empty();
    }
    return written;
  }

  private void fault(Place place, String message) {
    faults.accept(new Fault(place, message));
  }
}
