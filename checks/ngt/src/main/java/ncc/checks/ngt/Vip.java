package ncc.checks.ngt;

import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.inventory.Vm;

/// Whether the cluster of a VM has a virtual IP, which agents turn to.
enum Vip {
  SET,
  MISSING,
  UNKNOWN;

  static final Remedy REMEDY =
      Remedy.of(
          "set_vip",
          "Give the cluster a virtual IP that its guests reach on 2074/tcp",
          Route.PRISM,
          "Cluster Details, Virtual IP");

  static Vip of(Vm vm, Inventory inventory) {
    if (inventory.cluster().has(VirtualIp.class)) {
      return SET;
    }
    return inventory.canKnow(FactType.of(VirtualIp.class))
            && inventory.whyMissing(FactType.of(VirtualIp.class), vm).isEmpty()
        ? MISSING
        : UNKNOWN;
  }
}
