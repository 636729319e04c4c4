package ncc.engine.network;

import java.io.IOException;
import java.net.Socket;

/// What is said on an open connection.
@FunctionalInterface
interface Conversation<A> {
  /// @param watch paused for what is not the other side's doing
  /// @throws Unanswered when it is clear what went wrong
  A hold(Socket connection, Stopwatch watch) throws IOException;
}
