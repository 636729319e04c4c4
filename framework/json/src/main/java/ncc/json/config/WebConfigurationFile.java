package ncc.json.config;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ncc.json.config.Key.Shape;
import ncc.json.config.WebConfiguration.ClientCertificates;
import ncc.json.config.WebConfiguration.WebTls;
import ncc.json.config.YamlNode.Text;

/// Reads a file for `--web.config.file` as strictly as `ncc.yaml`: what it asks for and would not
/// get is a fault.
///
/// ```yaml
/// tls_server_config:
///   cert_file: server.crt
///   key_file: server.key
/// basic_auth_users:
///   ann: $2y$10$…
/// ```
public final class WebConfigurationFile {
  private static final List<Key> FILE =
      keys("tls_server_config", "http_server_config", "basic_auth_users");
  private static final List<Key> TLS =
      keys(
          "cert_file",
          "key_file",
          "client_auth_type",
          "client_ca_file",
          "min_version",
          "max_version",
          "cipher_suites",
          "prefer_server_cipher_suites");
  private static final List<Key> HTTP = keys("http2", "headers");
  private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");
  private static final List<String> VERSIONS = List.of("TLS12", "TLS13");
  private static final Map<String, ClientCertificates> CLIENTS =
      Map.of(
          "NoClientCert", ClientCertificates.NOT_ASKED,
          "VerifyClientCertIfGiven", ClientCertificates.VERIFIED_IF_GIVEN,
          "RequireAndVerifyClientCert", ClientCertificates.REQUIRED);
  private static final Set<String> UNVERIFIED = Set.of("RequestClientCert", "RequireAnyClientCert");

  private final Path file;
  private final List<Fault> faults = new ArrayList<>();

  private WebConfigurationFile(Path file) {
    this.file = file;
  }

  private static List<Key> keys(String... names) {
    return List.of(names).stream().map(name -> new Key(name, Shape.TEXT, "")).toList();
  }

  /// @throws IOException when the file cannot be read
  public static ReadWebConfiguration read(Path file) throws IOException {
    var reading = new WebConfigurationFile(file);
    var configuration =
        ConfigurationText.read(file, reading.faults::add)
            .flatMap(text -> YamlTree.read(file.toString(), text, reading.faults::add))
            .filter(node -> !(node instanceof YamlNode.Nothing))
            .flatMap(node -> Section.of(node, "the file", reading.faults::add))
            .map(reading::configuration)
            .orElse(WebConfiguration.NONE);
    return new ReadWebConfiguration(
        configuration, reading.faults.stream().sorted().distinct().toList());
  }

  private WebConfiguration configuration(Section root) {
    root.only(FILE);
    var http = root.section("http_server_config").map(section -> section.only(HTTP));
    http.ifPresent(section -> section.flag("http2"));
    return new WebConfiguration(
        root.section("tls_server_config").map(section -> section.only(TLS)).flatMap(this::tls),
        http.flatMap(section -> section.section("headers")).map(this::headers).orElse(Map.of()),
        root.section("basic_auth_users").map(this::users).orElse(Map.of()));
  }

  private Optional<WebTls> tls(Section section) {
    require(section, "cert_file");
    require(section, "key_file");
    section.flag("prefer_server_cipher_suites");
    var clients = clients(section);
    var authorities = path(section, "client_ca_file");
    if (clients != ClientCertificates.NOT_ASKED && !section.has("client_ca_file")) {
      fault(section.place(), "client certificates are verified, but there is no client_ca_file");
    }
    var protocols = protocols(section);
    var ciphers = section.texts("cipher_suites");
    var key = path(section, "key_file");
    return path(section, "cert_file")
        .flatMap(certificates ->
            key.map(
                file -> new WebTls(certificates, file, clients, authorities, protocols, ciphers)));
  }

  private void require(Section section, String key) {
    if (!section.has(key)) {
      fault(section.place(), "'tls_server_config' needs '" + key + "'");
    }
  }

  private Optional<Path> path(Section section, String key) {
    return section
        .text(key)
        .flatMap(text -> {
          try {
            return Optional.of(file.resolveSibling(text));
          } catch (InvalidPathException e) {
            fault(place(section, key), "'%s' is no file name: %s".formatted(key, e.getReason()));
            return Optional.empty();
          }
        });
  }

  private ClientCertificates clients(Section section) {
    var named = section.text("client_auth_type").orElse("NoClientCert");
    if (UNVERIFIED.contains(named)) {
      fault(
          place(section, "client_auth_type"),
          named + " would let in who shows any certificate; " + expectedClients());
    } else if (!CLIENTS.containsKey(named)) {
      fault(
          place(section, "client_auth_type"), "'" + named + "' is not known; " + expectedClients());
    }
    return CLIENTS.getOrDefault(named, ClientCertificates.NOT_ASKED);
  }

  private static String expectedClients() {
    return "expected one of " + String.join(", ", CLIENTS.keySet().stream().sorted().toList());
  }

  private List<String> protocols(Section section) {
    int least = version(section, "min_version", 0);
    int last = version(section, "max_version", VERSIONS.size() - 1);
    if (least > last) {
      fault(place(section, "max_version"), "max_version is below min_version");
      return List.of();
    }
    return List.of("TLSv1.2", "TLSv1.3").subList(least, last + 1);
  }

  private int version(Section section, String key, int otherwise) {
    var named = section.text(key);
    if (named.isEmpty()) {
      return otherwise;
    }
    int at = VERSIONS.indexOf(named.get());
    if (at < 0) {
      fault(
          place(section, key),
          "'%s' must be one of %s, but is '%s'"
              .formatted(key, String.join(", ", VERSIONS), named.get()));
    }
    return at < 0 ? otherwise : at;
  }

  private Map<String, String> headers(Section section) {
    var headers = new LinkedHashMap<String, String>();
    for (String name : section.names()) {
      var value = section.text(name).filter(text -> text.chars().allMatch(c -> c >= ' '));
      if (value.isEmpty() || !HEADER.matcher(name).matches()) {
        fault(place(section, name), "this is no header of HTTP");
      } else {
        headers.put(name, value.get());
      }
    }
    return headers;
  }

  /// No message says anything of a hash.
  private Map<String, String> users(Section section) {
    var users = new LinkedHashMap<String, String>();
    for (String name : section.names()) {
      if (section.node(name).orElse(null) instanceof Text(_, var hash, _)
          && BCRYPT.matcher(hash).matches()) {
        users.put(name, hash);
      } else if (section.has(name)) {
        fault(
            place(section, name),
            "the password of '%s' must be a bcrypt hash, as 'htpasswd -nBC 10 %s' prints it"
                .formatted(name, name));
      }
      if (name.isBlank() || name.contains(":")) {
        fault(place(section, name), "a user's name is not blank and has no colon");
      }
    }
    return users;
  }

  private static Place place(Section section, String key) {
    return section.node(key).map(YamlNode::place).orElse(section.place());
  }

  private void fault(Place place, String message) {
    faults.add(new Fault(place, message));
  }
}
