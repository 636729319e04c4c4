package ncc.spi.probe;

import java.util.Optional;

/// A kind of probe that a plugin brings: what to send to a TCP port, and what the bytes mean that
/// come back, such as an SMTP server's greeting. It opens and reads nothing itself: the engine
/// does, of every address and within its deadlines. Stateless, asked by several threads at once.
///
/// ```java
/// public record SmtpGreeting() implements Talk<String> {
///   public byte[] request() { return new byte[0]; }
///   public Optional<String> answer(byte[] received, boolean isLast) {
///     var text = new String(received, US_ASCII);
///     return Optional.of(text).filter(said -> said.startsWith("220") && said.endsWith("\r\n"));
///   }
/// }
/// ```
///
/// What it throws, and that it does not come back, is [ProbeResult.Reason#CANNOT_ASK]: it says
/// nothing of the target.
///
/// @param <A> what an answer holds
public interface Talk<A> {
  /// What is sent as soon as the connection is open, at most [TalkProbe#MOST_SENT] bytes; none for
  /// a server that speaks first. It must not change anything there.
  byte[] request();

  /// What was received says. Asked whenever more of it has come. Pure.
  ///
  /// @param received from the first byte on, at least one, at most [TalkProbe#MOST_RECEIVED]
  /// @param isLast no more comes: the other side has ended, or has said as much as is listened to
  /// @return empty to wait for more; of the last, for what is no answer to this
  ///   ([ProbeResult.Reason#UNEXPECTED])
  Optional<A> answer(byte[] received, boolean isLast);
}
