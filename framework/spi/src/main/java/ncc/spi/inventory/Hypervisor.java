package ncc.spi.inventory;

/// What a cluster runs its guest VMs on.
public enum Hypervisor {
  AHV,
  ESXI,
  HYPER_V
}
