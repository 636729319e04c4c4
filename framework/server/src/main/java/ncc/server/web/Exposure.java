package ncc.server.web;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Optional;
import ncc.json.config.ExternalUrl;
import ncc.server.access.Accounts;

/// Whether others than the people on this machine may reach the daemon: only where nobody can
/// listen in, and nobody comes in who is not known.
public final class Exposure {
  private Exposure() {}

  /// Why the daemon may not be found there; empty when it may.
  public static Optional<String> refusal(ExternalUrl url, Accounts accounts) {
    return url.isLoopback()
        ? Optional.empty()
        : refusal(url.toString(), url.isEncrypted(), accounts);
  }

  /// Why the daemon may not listen there; empty when it may.
  ///
  /// @throws UnknownHostException when the host has no address
  public static Optional<String> refusal(
      ListenAddress address, boolean isEncrypted, Accounts accounts) throws UnknownHostException {
    return address.isLoopback()
        ? Optional.empty()
        : refusal(address.toString(), isEncrypted, accounts);
  }

  private static Optional<String> refusal(String address, boolean isEncrypted, Accounts accounts) {
    var missing = new ArrayList<String>();
    if (!isEncrypted) {
      missing.add("TLS (tls_server_config in --web.config.file)");
    }
    if (accounts.isEmpty()) {
      missing.add(
          "authentication (basic_auth_users or client_ca_file in --web.config.file, or web.tokens"
              + " in ncc.yaml)");
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "others can reach %s, so it needs %s; --web.insecure listens without"
                .formatted(address, String.join(" and ", missing)));
  }
}
