package ncc.server.page.run;

import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Optional;
import ncc.server.web.Served;
import ncc.store.sql.StoreException;
import ncc.store.task.TaskProgress;

/// Tells a page how far a task is, until it has ended, the page is gone, or a while has passed: the
/// browser then asks again.
record TaskEvents(Served served, SseClient client) {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MOST = 600;

  void send() {
    try {
      for (int i = 0; i < MOST && !client.terminated() && !isEnded(); i++) {
        Thread.sleep(PAUSE);
      }
    } catch (StoreException _) {
      client.sendComment("the store is out of reach");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }

  private boolean isEnded() throws StoreException {
    var task = find();
    task.ifPresent(this::tell);
    return task.isEmpty() || task.get().endedAt().isPresent();
  }

  private Optional<TaskProgress> find() throws StoreException {
    return served.store().tasks().find(client.ctx().pathParam("id"));
  }

  private void tell(TaskProgress task) {
    client.sendEvent(
        "progress",
        "{\"items\":%d,\"done\":%d,\"ended\":%b}"
            .formatted(task.items(), task.done() + task.dropped(), task.endedAt().isPresent()));
  }
}
