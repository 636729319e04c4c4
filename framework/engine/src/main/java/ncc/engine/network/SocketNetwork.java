package ncc.engine.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import ncc.engine.Network;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.NoAnswer;
import ncc.spi.probe.TalkProbe;
import ncc.spi.probe.TcpAnswer;
import ncc.spi.probe.TcpProbe;
import ncc.spi.probe.TlsProbe;
import ncc.spi.probe.Try;

/// Answers probes over real sockets. Blocking, so call it from virtual threads: thousands wait at
/// once, and what is under way is bounded overall and per target.
///
/// Every address of a name is asked, and as often as the probe says; nothing is asked in secret a
/// second time.
public final class SocketNetwork implements Network {
  private final Crowd crowd;
  private final Lookups lookups;
  private final Connecting connecting;
  private final TlsTalk tls;
  private final Duration talking;

  public SocketNetwork(Deadlines deadlines, Limits limits) {
    this(deadlines, limits, Optional.empty());
  }

  /// @param library for TLS handshakes, usable here; without one the JDK holds them all
  public SocketNetwork(Deadlines deadlines, Limits limits, Optional<TlsLibrary> library) {
    this(deadlines, limits, Resolver.SYSTEM, library);
  }

  SocketNetwork(
      Deadlines deadlines, Limits limits, Resolver resolver, Optional<TlsLibrary> library) {
    crowd = new Crowd(limits.perTarget());
    lookups = new Lookups(resolver, deadlines.lookup());
    connecting = new Connecting(deadlines.connect(), new Semaphore(limits.connections()));
    tls = new TlsTalk(deadlines.handshake(), new Semaphore(limits.handshakes()), library);
    talking = deadlines.handshake();
  }

  @Override
  @SuppressWarnings("unchecked") // a probe's type argument is that of its answer
  public <A> ProbeResult<A> ask(Probe<A> probe) {
    try (var _ = crowd.at(probe.target())) {
      return (ProbeResult<A>)
          switch (probe) {
            case TcpProbe tcp -> ask(tcp, (socket, _) -> accepted(socket.getInetAddress()));
            case TlsProbe one -> ask(one, tls.conversation(one));
            case TalkProbe<?> one -> talk(one);
          };
    } catch (Unanswered e) {
      return new NoAnswer<>(e.reason(), e.detail());
    }
  }

  private <A> ProbeResult<A> talk(TalkProbe<A> probe) throws Unanswered {
    return ask(probe, new PlainTalk<>(probe.talk(), talking));
  }

  private static TcpAnswer accepted(InetAddress address) {
    return new TcpAnswer(AddressText.of(address));
  }

  private <A> ProbeResult<A> ask(Probe<A> probe, Conversation<A> conversation) throws Unanswered {
    var addresses = lookups.addresses(probe.target().host());
    var tries = new ArrayList<Try<A>>();
    for (int attempt = 1; attempt <= probe.repeat().attempts(); attempt++) {
      if (attempt > 1) {
        pause(probe);
      }
      tries.addAll(new Round<>(connecting, conversation, attempt).over(addresses, port(probe)));
    }
    return Outcome.of(tries);
  }

  private static int port(Probe<?> probe) {
    return probe.target().port();
  }

  private static void pause(Probe<?> probe) throws Unanswered {
    try {
      Thread.sleep(probe.repeat().pause());
    } catch (InterruptedException _) {
      throw Unanswered.stopped();
    }
  }
}
