package ncc.testkit;

import static ncc.spi.check.Status.FAIL;
import static ncc.spi.check.Status.INFO;
import static ncc.spi.check.Status.PASS;
import static ncc.spi.check.Status.SKIP;
import static ncc.spi.check.Status.WARN;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import ncc.spi.check.Status;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.GuestOs;
import ncc.spi.inventory.NgtInstalledVersion;
import ncc.spi.inventory.PowerState;

/// A kind of VM in a [GeneratedFleet], with the verdicts it must get: the policy written down a
/// second time, so that a fleet can hold the checks to it.
///
/// @param what in a few words
/// @param perMille how many of a thousand VMs are of this kind
/// @param lasting how long its certificate lasts
/// @param change what makes a healthy VM one of this kind
/// @param verdicts by check id
record VmKind(
    String what,
    int perMille,
    Lasting lasting,
    UnaryOperator<VmFixture> change,
    Map<String, Status> verdicts) {

  /// All kinds; their shares add up to a thousand.
  static final List<VmKind> ALL =
      List.of(
          new VmKind("healthy", 800, Lasting.LONG, vm -> vm, get(PASS, PASS, PASS, PASS)),
          new VmKind("old agent", 40, Lasting.LONG, VmKind::old, get(INFO, PASS, PASS, SKIP)),
          new VmKind(
              "newer agent",
              5,
              Lasting.LONG,
              vm -> vm.installed("4.2"),
              get(INFO, PASS, PASS, PASS)),
          new VmKind("months left", 30, Lasting.MONTHS, vm -> vm, get(PASS, INFO, PASS, PASS)),
          new VmKind("weeks left", 20, Lasting.WEEKS, vm -> vm, get(PASS, WARN, PASS, PASS)),
          new VmKind("days left", 5, Lasting.DAYS, vm -> vm, get(PASS, FAIL, PASS, PASS)),
          new VmKind("expired", 5, Lasting.PAST, VmKind::silent, get(PASS, FAIL, WARN, WARN)),
          new VmKind(
              "agent stopped", 10, Lasting.LONG, VmKind::silent, get(PASS, PASS, WARN, WARN)),
          new VmKind(
              "on IP fallback",
              25,
              Lasting.LONG,
              vm -> vm.serial(false),
              get(PASS, PASS, PASS, INFO)),
          new VmKind("IP only", 20, Lasting.LONG, VmKind::ipOnly, get(PASS, PASS, PASS, INFO)),
          new VmKind("no agent", 15, Lasting.LONG, VmKind::noAgent, get(INFO, INFO, WARN, SKIP)),
          new VmKind("powered off", 20, Lasting.LONG, VmKind::off, get(PASS, PASS, SKIP, SKIP)),
          new VmKind("disabled", 5, Lasting.LONG, VmKind::disabled, get(SKIP, SKIP, SKIP, SKIP)));

  /// For how many whole days a certificate lasts, so far from every threshold that the verdict is
  /// the same a day earlier and a day later.
  enum Lasting {
    LONG(95, 990),
    MONTHS(50, 85),
    WEEKS(10, 40),
    DAYS(1, 5),
    PAST(-400, -3);

    private final int from;
    private final int to;

    Lasting(int from, int to) {
      this.from = from;
      this.to = to;
    }

    /// For a lot from 0 (inclusive) to 1 (exclusive).
    int days(double lot) {
      return from + (int) (lot * (to - from + 1));
    }
  }

  /// The kind on which a lot from 0 to 999 falls.
  static VmKind at(int lot) {
    int left = lot;
    for (VmKind kind : ALL) {
      left -= kind.perMille;
      if (left < 0) {
        return kind;
      }
    }
    throw new IllegalArgumentException("expected 0 to 999, but was " + lot);
  }

  private static VmFixture old(VmFixture vm) {
    return ipOnly(vm).installed("2.3.2");
  }

  private static VmFixture ipOnly(VmFixture vm) {
    return vm.communication(CommunicationType.IP_BASED).serial(false);
  }

  private static VmFixture silent(VmFixture vm) {
    return vm.link(false).serial(false);
  }

  private static VmFixture off(VmFixture vm) {
    return silent(vm).power(PowerState.OFF);
  }

  private static VmFixture disabled(VmFixture vm) {
    return silent(vm).enabled(false);
  }

  private static VmFixture noAgent(VmFixture vm) {
    return ipOnly(silent(vm))
        .isoMounted(true)
        .without(NgtInstalledVersion.class)
        .without(CertificateExpiry.class)
        .without(GuestOs.class);
  }

  private static Map<String, Status> get(
      Status version, Status certificate, Status link, Status serial) {
    return Map.of(
        "ngt_installer_version_check", version,
        "ngt_client_cert_expiry_check", certificate,
        "ngt_comm_link_check", link,
        "ngt_serial_link_check", serial);
  }
}
