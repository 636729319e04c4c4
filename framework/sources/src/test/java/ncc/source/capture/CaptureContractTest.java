package ncc.source.capture;

import ncc.spi.source.InventorySource;
import ncc.testkit.SourceContract;

class CaptureContractTest implements SourceContract {
  @Override
  public InventorySource source() {
    return new CaptureSource();
  }
}
