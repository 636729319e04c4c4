package ncc.cli.probe;

import java.util.Optional;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.engine.network.TlsLibrary;

/// Who holds TLS handshakes: `NCC_TLS_LIBRARY=jdk` or `=native`; without it the native library
/// where it can be used, else the JDK without a word.
public final class TlsChoice {
  private static final String VARIABLE = "NCC_TLS_LIBRARY";

  private TlsChoice() {}

  /// @return empty for the JDK
  public static Optional<TlsLibrary> of(Environment environment) throws Failure {
    return switch (environment.variable(VARIABLE).orElse("")) {
      case "" -> TlsLibrary.find().filter(library -> library.obstacle().isEmpty());
      case "jdk" -> Optional.empty();
      case "native" -> Optional.of(required());
      case String other ->
          throw new Failure(
              ExitCode.USAGE, "%s: '%s' is neither jdk nor native".formatted(VARIABLE, other));
    };
  }

  private static TlsLibrary required() throws Failure {
    var library = TlsLibrary.find().orElseThrow(() -> unusable("none is installed"));
    var obstacle = library.obstacle();
    if (obstacle.isPresent()) {
      throw unusable(obstacle.get());
    }
    return library;
  }

  private static Failure unusable(String why) {
    return new Failure(
        ExitCode.ERR, "%s=native: it cannot be used here: %s".formatted(VARIABLE, why));
  }
}
