package ncc.engine.network;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import ncc.engine.plugin.PluginCall;
import ncc.spi.message.Count;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.Talk;
import ncc.spi.probe.TalkProbe;

/// Holds the talk that a plugin describes. The plugin is asked in a thread of its own: one that
/// spins would hold a carrier of virtual ones, of which there are few for all.
///
/// @param allowed for all of it
record PlainTalk<A>(Talk<A> talk, Duration allowed) implements Conversation<A> {
  @Override
  public A hold(Socket connection, Stopwatch watch) throws IOException {
    var deadline = Deadline.in(allowed);
    var received = new ByteArrayOutputStream();
    try {
      connection.getOutputStream().write(request(deadline));
      return answer(connection, deadline, received);
    } catch (SocketTimeoutException _) {
      throw received.size() == 0
          ? new Unanswered(Reason.SILENT, "connected; not a word within " + deadline.words())
          : new Unanswered(
              Reason.TIMED_OUT, "connected; no whole answer within " + deadline.words());
    }
  }

  /// One that fits what the socket takes at once, so that writing it never waits.
  private byte[] request(Deadline deadline) throws IOException {
    var request = asked(deadline, talk::request);
    if (request.length > TalkProbe.MOST_SENT) {
      throw failed("its request has " + Count.of(request.length, "byte"));
    }
    return request;
  }

  private A answer(Socket connection, Deadline deadline, ByteArrayOutputStream received)
      throws IOException {
    var in = connection.getInputStream();
    var buffer = new byte[TalkProbe.MOST_RECEIVED];
    while (true) {
      connection.setSoTimeout(deadline.millisLeft());
      int count = in.read(buffer, 0, TalkProbe.MOST_RECEIVED - received.size());
      received.write(buffer, 0, Math.max(0, count));
      var bytes = received.toByteArray();
      boolean isLast = count < 0 || bytes.length == TalkProbe.MOST_RECEIVED;
      if (bytes.length == 0) {
        throw new Unanswered(Reason.RESET, "connected, then closed without a word");
      }
      var answer = asked(deadline, () -> talk.answer(bytes, isLast));
      if (answer.isPresent()) {
        return answer.get();
      }
      if (isLast) {
        throw new Unanswered(
            Reason.UNEXPECTED, "answers something else: " + FirstWords.quote(bytes));
      }
    }
  }

  /// What the plugin says; that it does not is no fault of the target's.
  private <T> T asked(Deadline deadline, Callable<T> question) throws IOException {
    try {
      var limit = Duration.ofMillis(deadline.millisLeft());
      return requireNonNull(
          PluginCall.within(limit, talk.getClass().getClassLoader(), question), "it returned null");
    } catch (TimeoutException _) {
      throw failed("it gave no answer within " + deadline.words());
    } catch (InterruptedException _) {
      throw Unanswered.stopped();
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (Exception | Error e) {
      throw failed(e.toString());
    }
  }

  private static Unanswered failed(String what) {
    return new Unanswered(Reason.CANNOT_ASK, "the probe itself failed: " + what);
  }
}
