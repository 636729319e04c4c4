package ncc.engine;

import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;

/// Answers probes. Called from many threads at once.
public interface Network {
  /// The answer to `probe`; blocks until there is one or its time is up. Never throws.
  <A> ProbeResult<A> ask(Probe<A> probe);

  /// A network that asks nothing.
  ///
  /// @param why a phrase such as "not probed from a capture"
  static Network none(String why) {
    return new Network() {
      @Override
      public <A> ProbeResult<A> ask(Probe<A> probe) {
        return new ProbeResult.NotAsked<>(why);
      }
    };
  }
}
