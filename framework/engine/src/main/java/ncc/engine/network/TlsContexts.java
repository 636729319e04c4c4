package ncc.engine.network;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import ncc.engine.ConfigurationException;
import ncc.spi.probe.ClientKey;
import ncc.spi.probe.ProbeResult.Reason;
import org.jspecify.annotations.Nullable;

/// Makes the contexts of handshakes: one for all without a client certificate, and one each time
/// for a key pair, whose files may have been renewed.
final class TlsContexts {
  private final SSLContext withoutKey = context(new Shown(Optional.empty()));

  SSLContext of(Optional<ClientKey> key) throws Unanswered {
    if (key.isEmpty()) {
      return withoutKey;
    }
    try {
      return context(new Shown(Optional.of(KeyPairFiles.read(key.get()))));
    } catch (ConfigurationException e) {
      throw new Unanswered(Reason.CANNOT_ASK, String.valueOf(e.getMessage()));
    }
  }

  private static SSLContext context(KeyManager keys) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, new TrustManager[] {new Looked()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  /// Looks at the server's chain and believes nothing of it: nothing is ever sent to the server.
  /// The extended kind, because the plain one still checks names.
  private static final class Looked extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      Seen.CURRENT.get().server(chain, engine.getHandshakeSession());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException("handshakes are held by engines");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("handshakes are held by engines");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
      throw new UnsupportedOperationException("this side is the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
      throw new UnsupportedOperationException("this side is the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new UnsupportedOperationException("this side is the client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  /// Notes that the server asks who we are and shows it the given pair, also when it is none of the
  /// issuers the server names: whether it takes the pair is the question.
  private static final class Shown extends X509ExtendedKeyManager {
    private static final String ALIAS = "given";

    private final Optional<KeyPairFiles.Pair> pair;

    Shown(Optional<KeyPairFiles.Pair> pair) {
      this.pair = pair;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
        String[] kinds, Principal @Nullable [] issuers, SSLEngine engine) {
      boolean fits =
          pair.filter(one -> Arrays.asList(kinds).contains(one.key().getAlgorithm())).isPresent();
      Seen.CURRENT.get().askedForCertificate(issuers, fits);
      return fits ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] kinds, Principal @Nullable [] issuers, Socket socket) {
      throw new UnsupportedOperationException("handshakes are held by engines");
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      return pair.map(one -> one.chain().toArray(X509Certificate[]::new)).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      return pair.map(KeyPairFiles.Pair::key).orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String kind, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String kind, Principal @Nullable [] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
        String kind, Principal @Nullable [] issuers, Socket socket) {
      return null;
    }
  }
}
