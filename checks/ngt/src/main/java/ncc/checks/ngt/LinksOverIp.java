package ncc.checks.ngt;

import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Vm;

/// Whether agents of a cluster reach it over IP: then its side of 2074/tcp answers.
///
/// @param isAny one is linked, and known not to be linked over its serial port
record LinksOverIp(boolean isAny) {
  static LinksOverIp of(Inventory inventory) {
    return new LinksOverIp(inventory.vms().stream().anyMatch(LinksOverIp::isLinked));
  }

  private static boolean isLinked(Vm vm) {
    return vm.get(NgtLink.class).filter(NgtLink::active).isPresent()
        && vm.get(NgtSerialLink.class).filter(serial -> !serial.active()).isPresent();
  }
}
