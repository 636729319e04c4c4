package ncc.spi.probe;

/// A question to the network, as a value. Checks make them, the engine alone asks them, of every
/// address that the target's name has. A plugin brings a kind of its own as the [Talk] of a
/// [TalkProbe].
///
/// @param <A> what an answer holds
public sealed interface Probe<A> permits TcpProbe, TlsProbe, TalkProbe {
  Endpoint target();

  Repeat repeat();
}
