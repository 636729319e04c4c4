package ncc.spi.probe;

import static java.util.Objects.requireNonNull;

/// Does a TCP server answer in a plugin's own words? The connection is closed after the answer.
///
/// @param what it asks for, for people: `an SMTP greeting`
/// @param talk what is said
public record TalkProbe<A>(Endpoint target, Repeat repeat, String what, Talk<A> talk)
    implements Probe<A> {
  /// The longest request, in bytes.
  public static final int MOST_SENT = 4096;

  /// As much as is listened to, in bytes.
  public static final int MOST_RECEIVED = 16384;

  public TalkProbe {
    requireNonNull(target);
    requireNonNull(repeat);
    requireNonNull(what);
    requireNonNull(talk);
  }

  /// Asked once.
  public TalkProbe(Endpoint target, String what, Talk<A> talk) {
    this(target, Repeat.ONCE, what, talk);
  }
}
