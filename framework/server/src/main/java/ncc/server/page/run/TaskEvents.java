package ncc.server.page.run;

import static java.util.Objects.requireNonNull;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import ncc.server.web.Served;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskProgress;

/// Tells pages how far a task is, until it has ended, the page is gone, or a while has passed: the
/// browser then asks again. No page that follows a task takes a thread from those that are
/// answered.
final class TaskEvents {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MOST = 600;

  /// So many follow at once; others are sent away and ask again.
  private static final int MOST_FOLLOWERS = 100;

  private final Served served;
  private final Semaphore room = new Semaphore(MOST_FOLLOWERS);

  TaskEvents(Served served) {
    this.served = requireNonNull(served);
  }

  void follow(SseClient client) {
    if (!room.tryAcquire()) {
      client.close();
      return;
    }
    client.keepAlive();
    var id = client.ctx().pathParam("id");
    Thread.ofVirtual().name("following " + id).start(() -> send(client, id));
  }

  private void send(SseClient client, String id) {
    try {
      for (int i = 0; i < MOST && !client.terminated() && !isEnded(client, id); i++) {
        Thread.sleep(PAUSE);
      }
    } catch (StoreException _) {
      client.sendComment("the store is out of reach");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      room.release();
      client.close();
    }
  }

  private boolean isEnded(SseClient client, String id) throws StoreException {
    var task = served.store().tasks().find(id);
    task.ifPresent(progress -> tell(client, progress));
    return task.isEmpty() || task.get().endedAt().isPresent();
  }

  private static void tell(SseClient client, TaskProgress task) {
    client.sendEvent(
        "progress",
        "{\"items\":%d,\"done\":%d,\"ended\":%b}"
            .formatted(task.items(), task.done() + task.dropped(), task.endedAt().isPresent()));
  }
}
