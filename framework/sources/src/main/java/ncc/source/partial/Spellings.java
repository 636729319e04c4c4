package ncc.source.partial;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtEnabled;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.NgtIsoMounted;
import ncc.spi.inventory.NgtLatestVersion;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Power;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Version;

/// The facts of VMs, in every spelling the sources use.
public final class Spellings {
  public static final Spelling<Power> POWER =
      new Spelling<>(
          0,
          Power.class,
          "a power state such as ON",
          text -> power(text).map(Power::new),
          Spelling.Values.FEW);
  public static final Spelling<NgtEnabled> NGT_ENABLED =
      truth(1, NgtEnabled.class, NgtEnabled::new);
  public static final Spelling<NgtInstalledVersion> INSTALLED_VERSION =
      version(2, NgtInstalledVersion.class, NgtInstalledVersion::new);
  public static final Spelling<NgtLatestVersion> LATEST_VERSION =
      version(3, NgtLatestVersion.class, NgtLatestVersion::new);
  public static final Spelling<NgtLink> LINK = truth(4, NgtLink.class, NgtLink::new);
  public static final Spelling<NgtCommunication> COMMUNICATION_TYPE =
      new Spelling<>(
          5,
          NgtCommunication.class,
          "kIpBased or kFallbackToIP",
          text -> communicationType(text).map(NgtCommunication::new),
          Spelling.Values.FEW);
  public static final Spelling<NgtSerialLink> SERIAL_LINK =
      truth(6, NgtSerialLink.class, NgtSerialLink::new);
  public static final Spelling<CertificateExpiry> CERTIFICATE_NOT_AFTER =
      new Spelling<>(
          7,
          CertificateExpiry.class,
          "a time in Unix seconds",
          text -> epochSecond(text).map(CertificateExpiry::new),
          Spelling.Values.MANY);
  public static final Spelling<NgtIsoMounted> ISO_MOUNTED =
      truth(8, NgtIsoMounted.class, NgtIsoMounted::new);
  public static final Spelling<GuestOs> GUEST_OS =
      new Spelling<>(
          9,
          GuestOs.class,
          "readable",
          text -> Optional.of(text).filter(some -> !some.isEmpty()).map(GuestOs::new),
          Spelling.Values.FEW);

  private static final long YEAR_10000 = 253_402_300_800L;

  private Spellings() {}

  private static <F extends Fact> Spelling<F> truth(
      int slot, Class<F> type, Function<Boolean, F> fact) {
    var yes = Optional.of(fact.apply(true));
    var no = Optional.of(fact.apply(false));
    return new Spelling<>(
        slot,
        type,
        "true or false",
        text ->
            switch (text) {
              case "true", "True", "t", "1" -> yes;
              case "false", "False", "f", "0" -> no;
              default -> Optional.empty();
            },
        Spelling.Values.TWO);
  }

  private static <F extends Fact> Spelling<F> version(
      int slot, Class<F> type, Function<Version, F> fact) {
    return new Spelling<>(
        slot,
        type,
        "a version such as 4.1.1",
        text -> Version.parse(text).map(fact),
        Spelling.Values.FEW);
  }

  /// Unix seconds; a time at or before 1970, or after the year 9999, is no expiry but a mistake.
  private static Optional<Instant> epochSecond(String text) {
    try {
      long seconds = Long.parseLong(text);
      return seconds > 0 && seconds < YEAR_10000
          ? Optional.of(Instant.ofEpochSecond(seconds))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<CommunicationType> communicationType(String text) {
    return switch (text) {
      case "kIpBased" -> Optional.of(CommunicationType.IP_BASED);
      case "kFallbackToIP" -> Optional.of(CommunicationType.FALLBACK_TO_IP);
      default -> Optional.empty();
    };
  }

  private static Optional<PowerState> power(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "on" -> Optional.of(PowerState.ON);
      case "off" -> Optional.of(PowerState.OFF);
      case "paused", "suspended" -> Optional.of(PowerState.PAUSED);
      default -> Optional.empty();
    };
  }
}
