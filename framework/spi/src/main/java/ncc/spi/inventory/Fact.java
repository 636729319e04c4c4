package ncc.spi.inventory;

import java.util.Optional;

/// The facts that sources bring and checks rest on. A check names those it needs, a source those it
/// can bring; where they do not meet, the engine answers "unknown" in the check's place.
public enum Fact {
  POWER("power state"),
  NGT_ENABLED("NGT enabled"),
  INSTALLED_VERSION("NGT version in the guest"),
  LATEST_VERSION("NGT version of the cluster"),
  LINK("communication link"),
  COMMUNICATION_TYPE("communication type"),
  SERIAL_LINK("link over the serial port"),
  CERTIFICATE_NOT_AFTER("expiry of the client certificate"),
  ISO_MOUNTED("NGT ISO image mounted"),
  GUEST_OS("guest operating system"),
  AOS_VERSION("AOS version"),
  HYPERVISOR("hypervisor"),
  VIP("cluster virtual IP"),
  DSIP("data services IP"),
  NODES("CVM addresses");

  private final String title;

  Fact(String title) {
    this.title = title;
  }

  /// What an operator calls it, in lower case but for acronyms.
  public String title() {
    return title;
  }

  /// The fact's value for `entity`; empty when unknown there or not a fact of that kind of entity.
  public Optional<?> of(Entity entity) {
    return switch (entity) {
      case Vm vm -> ofVm(vm);
      case Cluster cluster -> ofCluster(cluster);
      case Guest _ -> Optional.empty();
    };
  }

  private Optional<?> ofVm(Vm vm) {
    return this == POWER ? vm.power() : vm.ngt().flatMap(this::ofNgt);
  }

  private Optional<?> ofNgt(Ngt ngt) {
    return switch (this) {
      case NGT_ENABLED -> ngt.enabled();
      case INSTALLED_VERSION -> ngt.installedVersion();
      case LATEST_VERSION -> ngt.latestVersion();
      case LINK -> ngt.linkActive();
      case COMMUNICATION_TYPE -> ngt.communicationType();
      case SERIAL_LINK -> ngt.serialLinkActive();
      case CERTIFICATE_NOT_AFTER -> ngt.certificateNotAfter();
      case ISO_MOUNTED -> ngt.isoMounted();
      case GUEST_OS -> ngt.guestOs();
      case POWER, AOS_VERSION, HYPERVISOR, VIP, DSIP, NODES -> Optional.empty();
    };
  }

  private Optional<?> ofCluster(Cluster cluster) {
    return switch (this) {
      case AOS_VERSION -> cluster.aosVersion();
      case HYPERVISOR -> cluster.hypervisor();
      case VIP -> cluster.vip();
      case DSIP -> cluster.dsip();
      case NODES -> Optional.of(cluster.nodes()).filter(nodes -> !nodes.isEmpty());
      case LATEST_VERSION -> cluster.ngtVersion();
      case POWER,
          NGT_ENABLED,
          INSTALLED_VERSION,
          LINK,
          COMMUNICATION_TYPE,
          SERIAL_LINK,
          CERTIFICATE_NOT_AFTER,
          ISO_MOUNTED,
          GUEST_OS ->
          Optional.empty();
    };
  }
}
