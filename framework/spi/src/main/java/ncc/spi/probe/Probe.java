package ncc.spi.probe;

/// A question to the network, as a value. Checks make them, the engine alone asks them, of every
/// address that the target's name has.
///
/// @param <A> what an answer holds
public sealed interface Probe<A> permits TcpProbe, TlsProbe {
  Endpoint target();

  Repeat repeat();
}
