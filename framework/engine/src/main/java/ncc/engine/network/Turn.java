package ncc.engine.network;

import java.util.concurrent.Semaphore;

/// A place among those at work. It is given back while somebody else keeps us waiting, so that a
/// thousand silent servers do not hold up the one that answers.
final class Turn implements AutoCloseable {
  private final Semaphore places;
  private boolean taken;

  private Turn(Semaphore places) {
    this.places = places;
  }

  static Turn in(Semaphore places) throws Unanswered {
    var turn = new Turn(places);
    turn.take();
    return turn;
  }

  void take() throws Unanswered {
    try {
      places.acquire();
      taken = true;
    } catch (InterruptedException _) {
      throw Unanswered.stopped();
    }
  }

  void giveBack() {
    if (taken) {
      taken = false;
      places.release();
    }
  }

  @Override
  public void close() {
    giveBack();
  }
}
