package ncc.notify.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// The beginning of an answer, as text; what comes after it is not waited for, and how it ends does
/// not matter: the status was told before.
final class FirstBytes implements BodySubscriber<String> {
  private final int most;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<String> body = new CompletableFuture<>();
  private @Nullable Subscription subscription;

  FirstBytes(int most) {
    this.most = most;
  }

  @Override
  public CompletionStage<String> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    more();
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      var bytes = new byte[Math.min(buffer.remaining(), most - kept.size())];
      buffer.get(bytes);
      kept.writeBytes(bytes);
    }
    more();
  }

  private void more() {
    var from = subscription;
    if (from != null && kept.size() < most) {
      from.request(1);
    } else if (from != null) {
      from.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable broken) {
    onComplete();
  }

  @Override
  public void onComplete() {
    body.complete(kept.toString(StandardCharsets.UTF_8));
  }
}
