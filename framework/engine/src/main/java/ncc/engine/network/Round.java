package ncc.engine.network;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ncc.spi.probe.Try;

/// One attempt at every address of a target, all at the same time, so that a dead one does not
/// delay the others.
record Round<A>(Connecting connecting, Conversation<A> conversation, int attempt) {
  /// One try for each of `addresses`, in their order.
  List<Try<A>> over(List<InetAddress> addresses, int port) throws Unanswered {
    if (addresses.size() == 1) {
      return List.of(connecting.ask(addresses.getFirst(), port, attempt, conversation));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<Try<A>>>();
      for (InetAddress address : addresses) {
        asked.add(threads.submit(() -> connecting.ask(address, port, attempt, conversation)));
      }
      return answers(asked);
    }
  }

  private List<Try<A>> answers(List<Future<Try<A>>> asked) throws Unanswered {
    var tries = new ArrayList<Try<A>>();
    try {
      for (Future<Try<A>> one : asked) {
        tries.add(one.get());
      }
      return tries;
    } catch (InterruptedException _) {
      asked.forEach(one -> one.cancel(true));
      throw Unanswered.stopped();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a try ends in an answer or a miss", e.getCause());
    }
  }
}
