package acme.containers;

import ncc.spi.source.Output;
import ncc.testkit.OutputContract;

class VmContainersTest implements OutputContract {
  @Override
  public Output output() {
    return new VmContainers();
  }
}
