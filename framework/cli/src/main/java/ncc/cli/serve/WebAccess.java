package ncc.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.json.config.Configuration.ConfiguredWeb;
import ncc.json.config.Fault;
import ncc.json.config.WebConfiguration;
import ncc.json.config.WebConfiguration.WebTls;
import ncc.json.config.WebConfigurationFile;
import ncc.server.access.Accounts;
import ncc.server.access.Role;
import ncc.server.access.Token;
import ncc.spi.message.FileFault;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Who may come in, and how connections are encrypted, as the line says.
///
/// @param file for `--web.config.file`
/// @param isOpen others may be let in without a word, as `--web.insecure` says
record WebAccess(Optional<Path> file, boolean isOpen) {
  private static final String FILE = "--web.config.file";
  private static final String INSECURE = "--web.insecure";

  static void addTo(CommandSpec spec) {
    Options.value(
        spec,
        FILE,
        "FILE",
        "TLS, headers and users, in the format that exporters of Prometheus share.");
    Options.flag(spec, INSECURE, "Let others reach it without TLS or authentication.");
  }

  static WebAccess of(ParseResult line, Environment environment) throws Failure {
    return new WebAccess(
        Options.one(line, FILE, environment).map(Path::of), Options.has(line, INSECURE));
  }

  /// @throws Failure with every fault of the file, in its order
  WebConfiguration read() throws Failure {
    if (file.isEmpty()) {
      return WebConfiguration.NONE;
    }
    try {
      var read = WebConfigurationFile.read(file.get());
      if (!read.faults().isEmpty()) {
        throw new Failure(
            ExitCode.CONFIG,
            read.faults().stream().map(Fault::toString).collect(Collectors.joining("\n")));
      }
      return read.configuration();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.CONFIG,
          "%s: '%s' cannot be read (%s)".formatted(FILE, file.get(), FileFault.reason(e)),
          e);
    }
  }

  /// All files that, when they change, change how connections are encrypted or who may come in.
  Set<Path> files(WebConfiguration web) {
    var files = new HashSet<Path>();
    file.ifPresent(files::add);
    web.tls().ifPresent(tls -> files(tls).forEach(files::add));
    return files;
  }

  private static Stream<Path> files(WebTls tls) {
    return Stream.concat(Stream.of(tls.certificates(), tls.key()), tls.authorities().stream());
  }

  /// The users of one file and the tokens of the other.
  static Accounts accounts(WebConfiguration web, ConfiguredWeb configured) {
    return new Accounts(
        web.users(),
        Set.copyOf(configured.viewers()),
        tokens(configured),
        web.tls().flatMap(WebTls::authorities).isPresent());
  }

  private static List<Token> tokens(ConfiguredWeb configured) {
    return configured.tokens().stream()
        .map(token ->
            new Token(token.name(), token.mayChange() ? Role.OPERATOR : Role.VIEWER, token.hash()))
        .toList();
  }
}
