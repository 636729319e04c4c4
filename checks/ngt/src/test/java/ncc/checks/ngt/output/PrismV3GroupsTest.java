package ncc.checks.ngt.output;

import ncc.spi.source.Output;
import ncc.testkit.OutputContract;

class PrismV3GroupsTest implements OutputContract {
  @Override
  public Output output() {
    return new PrismV3Groups();
  }
}
