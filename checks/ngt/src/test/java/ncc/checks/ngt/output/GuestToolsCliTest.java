package ncc.checks.ngt.output;

import ncc.spi.source.Output;
import ncc.testkit.OutputContract;

class GuestToolsCliTest implements OutputContract {
  @Override
  public Output output() {
    return new GuestToolsCli();
  }
}
