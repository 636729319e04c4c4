package ncc.checks.ngt;

import ncc.spi.inventory.CommunicationType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtCommunication;
import ncc.spi.inventory.NgtLink;
import ncc.spi.inventory.NgtSerialLink;
import ncc.spi.inventory.Vm;

/// Whether some agent of a cluster is linked over IP: the cluster then answers guests on 2074/tcp.
record LinkedOverIp(boolean any) {
  static LinkedOverIp of(Inventory inventory) {
    return new LinkedOverIp(inventory.vms().stream().anyMatch(LinkedOverIp::isLinked));
  }

  private static boolean isLinked(Vm vm) {
    return vm.get(NgtLink.class).filter(NgtLink::active).isPresent()
        && (isIpOnly(vm) || vm.get(NgtSerialLink.class).filter(one -> !one.active()).isPresent());
  }

  private static boolean isIpOnly(Vm vm) {
    return vm.get(NgtCommunication.class)
        .map(NgtCommunication::type)
        .filter(CommunicationType.IP_BASED::equals)
        .isPresent();
  }
}
