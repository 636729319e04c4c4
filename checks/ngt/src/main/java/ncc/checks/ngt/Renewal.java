package ncc.checks.ngt;

import ncc.spi.check.Condition;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.inventory.Version;

/// How a VM comes to a new client certificate (guide, "NGT のクライアント証明書の更新"): by one command where
/// AOS and agent know it, else by registering the VM anew, after which the agent must restart.
/// Never with `threshold_days`: public texts disagree on what it means.
final class Renewal {
  private static final Version FIRST_AOS = new Version("5.19.1");
  private static final Version FIRST_NGT = new Version("2.1.1");
  private static final String NO_FEATURES = "the features of NGT stop until the agent is back";

  private static final Condition BY_ONE_COMMAND =
      Where.aos("AOS 5.19.1 or later", aos -> !aos.isBefore(FIRST_AOS))
          .and(Where.ngt("NGT 2.1.1 or later", ngt -> !ngt.isBefore(FIRST_NGT)));

  private static final Condition BY_HAND =
      Where.either(
          "AOS before 5.19.1 or NGT before 2.1.1",
          Where.aos("", aos -> aos.isBefore(FIRST_AOS)),
          Where.ngt("", ngt -> ngt.isBefore(FIRST_NGT)));

  private static final String EXPIRY =
      "nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true vm_name={vm_name}"
          + " 2>/dev/null | grep client_cert_expiry_date";

  private static final Remedy REFRESH =
      Remedy.of(
              "renew",
              "Renew the client certificate",
              Route.CVM,
              "nutanix_guest_tools_cli refresh_vm_tools_entity vm_uuids={vm_uuids}")
          .when(BY_ONE_COMMAND)
          .verifiedBy(EXPIRY);

  private static final Remedy ANEW_WINDOWS =
      anew("register_anew_windows")
          .then(Route.WINDOWS_GUEST, Agent.RESTART_WINDOWS)
          .when(BY_HAND.and(Where.WINDOWS));

  private static final Remedy ANEW_LINUX =
      anew("register_anew_linux")
          .then(Route.LINUX_GUEST, Agent.RESTART_LINUX)
          .when(BY_HAND.and(Where.LINUX));

  private static final Remedy ANEW =
      anew("register_anew")
          .then(Route.WINDOWS_GUEST, Agent.RESTART_WINDOWS)
          .then(Route.LINUX_GUEST, Agent.RESTART_LINUX)
          .when(BY_HAND);

  private static final Remedy ASK_FIRST =
      Remedy.of(
          "find_versions",
          "Find out the versions of AOS and NGT, which decide how to renew the certificate",
          Route.CVM,
          "ncli cluster info | grep 'Cluster Version' || echo 'AOS: not told'",
          "nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true vm_name={vm_name}"
              + " 2>/dev/null | grep ngt_version || echo 'NGT: not told'");

  /// The first that fits; where a version is not known, how to find it.
  static final Remedy[] ALL = {
    Agent.START_FIRST, REFRESH, ANEW_WINDOWS, ANEW_LINUX, ANEW, ASK_FIRST
  };

  private Renewal() {}

  private static Remedy anew(String id) {
    return Remedy.of(
            id,
            "Register the VM anew, which makes a new certificate (KB 8120)",
            Route.CVM,
            "nutanix_guest_tools_cli delete_vm_tools_entity {vm_uuid}",
            "nutanix_guest_tools_cli create_vm_tools_entity {vm_uuid}",
            "nutanix_guest_tools_cli mount_guest_tools {vm_uuid}")
        .requiring(Installation.EMPTY_DRIVE)
        .disrupting(NO_FEATURES)
        .verifiedBy(EXPIRY);
  }
}
