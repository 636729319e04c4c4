package ncc.tls.boringssl;

import java.util.Optional;
import ncc.engine.network.TlsClient;
import ncc.engine.network.TlsLibrary;
import ncc.engine.network.TlsWitness;

/// BoringSSL as the engine finds it. Loaded once for the process, with one context for all
/// handshakes.
public final class BoringSsl implements TlsLibrary {
  @Override
  public Optional<String> obstacle() {
    return Loaded.OBSTACLE;
  }

  @Override
  public TlsClient client(Optional<String> serverName, TlsWitness witness) {
    return new BoringClient(Loaded.context(), serverName, witness);
  }

  /// Initialized at the first use.
  private static final class Loaded {
    static final Optional<String> OBSTACLE = NativeFile.load();
    private static final Optional<HandshakeContext> CONTEXT =
        OBSTACLE.isPresent() ? Optional.empty() : Optional.of(HandshakeContext.create());

    static HandshakeContext context() {
      return CONTEXT.orElseThrow(() -> new IllegalStateException(OBSTACLE.orElse("")));
    }
  }
}
