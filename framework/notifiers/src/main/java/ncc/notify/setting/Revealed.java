package ncc.notify.setting;

import java.util.Optional;
import ncc.spi.notify.DeliveryException;
import ncc.spi.setting.Secret;
import ncc.spi.setting.SecretException;
import ncc.spi.setting.Settings;

/// Secrets at the moment they are used.
public final class Revealed {
  private Revealed() {}

  /// @return empty when it is not set
  /// @throws DeliveryException when it is not where it should be, which somebody may put right
  public static Optional<String> of(Settings settings, String name) throws DeliveryException {
    var secret = settings.secret(name);
    return secret.isEmpty() ? Optional.empty() : Optional.of(reveal(secret.get()));
  }

  private static String reveal(Secret secret) throws DeliveryException {
    try {
      return secret.reveal();
    } catch (SecretException e) {
      throw DeliveryException.forNow(String.valueOf(e.getMessage()), e);
    }
  }
}
