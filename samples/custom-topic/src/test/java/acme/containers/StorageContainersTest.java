package acme.containers;

import ncc.spi.source.Output;
import ncc.testkit.OutputContract;

class StorageContainersTest implements OutputContract {
  @Override
  public Output output() {
    return new StorageContainers();
  }
}
