package ncc.testkit.prism;

import static java.util.Objects.requireNonNull;

import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;

/// What a stand-in is like. Immutable: every method answers with other settings.
///
/// @param site what it manages; as Prism Element it is that of the first cluster
/// @param described lists of v4 that plugins describe
/// @param port on loopback, 0 for any that is free
/// @param api the newest API served
/// @param rate how many requests of v3 and v4 are answered within a second, 0 for any number
/// @param account who may ask
/// @param faults what goes wrong
public record PrismSettings(
    GeneratedSite site,
    DescribedLists described,
    int port,
    PrismApi api,
    int rate,
    PrismAccount account,
    PrismFaults faults) {

  public PrismSettings {
    requireNonNull(site);
    requireNonNull(described);
    requireNonNull(api);
    requireNonNull(account);
    requireNonNull(faults);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
    }
    if (rate < 0) {
      throw new IllegalArgumentException("rate must not be negative, but is " + rate);
    }
  }

  /// A faultless stand-in of the newest API on any free port, without a rate limit.
  public static PrismSettings of(GeneratedSite site) {
    return new PrismSettings(
        site, DescribedLists.NONE, 0, PrismApi.V4_3, 0, PrismAccount.REHEARSAL, PrismFaults.none());
  }

  /// The same for one cluster.
  public static PrismSettings of(GeneratedFleet fleet) {
    return of(new GeneratedSite(1, fleet));
  }

  /// The same with lists that plugins describe.
  public PrismSettings described(DescribedLists lists) {
    return new PrismSettings(site, lists, port, api, rate, account, faults);
  }

  public PrismSettings port(int other) {
    return new PrismSettings(site, described, other, api, rate, account, faults);
  }

  public PrismSettings api(PrismApi newest) {
    return new PrismSettings(site, described, port, newest, rate, account, faults);
  }

  /// @param perSecond requests of v3 and v4, 0 for any number
  public PrismSettings rate(int perSecond) {
    return new PrismSettings(site, described, port, api, perSecond, account, faults);
  }

  public PrismSettings account(PrismAccount other) {
    return new PrismSettings(site, described, port, api, rate, other, faults);
  }

  public PrismSettings faults(PrismFaults others) {
    return new PrismSettings(site, described, port, api, rate, account, others);
  }
}
