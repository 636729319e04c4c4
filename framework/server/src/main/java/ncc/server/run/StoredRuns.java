package ncc.server.run;

import ncc.spi.run.Run;
import ncc.store.Store;

/// Keeps runs in the store.
public record StoredRuns(Store store) implements RunSink {
  @Override
  public void take(Run run) {
    System.getLogger("ncc.server").log(System.Logger.Level.INFO, run.id() + " " + run.status());
  }
}
