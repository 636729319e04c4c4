package ncc.server.run;

import ncc.spi.run.Run;

/// Where runs go.
@FunctionalInterface
public interface RunSink {
  /// Takes a run of one check on one cluster. It is kept before this returns, or, while the store
  /// is out of reach, in memory.
  void take(Run run);
}
