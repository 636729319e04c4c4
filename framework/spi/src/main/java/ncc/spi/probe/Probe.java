package ncc.spi.probe;

/// A question to the network, as a value. Checks make them, the engine alone asks them.
///
/// @param <A> what an answer holds
public sealed interface Probe<A> permits TcpProbe, TlsProbe {
  Endpoint target();
}
