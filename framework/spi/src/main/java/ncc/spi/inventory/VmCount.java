package ncc.spi.inventory;

/// How many guest VMs a cluster itself says it has.
///
/// @param vms at one moment
@FactInfo(id = "VM_COUNT", title = "number of VMs", order = 160)
public record VmCount(int vms) implements Fact {
  /// A count of another moment is no conflict.
  @Override
  public boolean agrees(Fact other) {
    return other instanceof VmCount;
  }
}
