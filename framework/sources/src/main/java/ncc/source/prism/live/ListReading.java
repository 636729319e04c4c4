package ncc.source.prism.live;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ncc.source.prism.PagedAnswer;
import ncc.source.prism.http.NoReplyException;
import ncc.spi.message.Count;
import ncc.spi.source.Recorder;

/// Brings all pages of a list: the first alone, for it tells how many there are, the others several
/// at a time, into their reader in order. A page that cannot be had makes the list incomplete; the
/// others are brought all the same, unless Prism plainly answers no more.
final class ListReading {
  /// How far to ask ahead: pages that came out of turn wait in memory.
  private static final int AHEAD = 16;

  /// How many bytes may wait: large pages are asked for fewer at a time.
  private static final long WAITING = 64L << 20;

  private static final int IN_A_ROW = 3;

  private final PagedList list;
  private final PagedAnswer answer;
  private final Recorder recorder;
  private final ListBounds bounds;
  private long bytes;
  private long largest = 1;
  private int lost;
  private int lostInARow;
  private int firstLost;
  private String why = "";
  private boolean isOver;

  ListReading(PagedList list, PagedAnswer answer, Recorder recorder, ListBounds bounds) {
    this.list = list;
    this.answer = answer;
    this.recorder = recorder;
    this.bounds = bounds;
  }

  /// @throws NoReplyException when not even the first page came: the reader has nothing
  void run() throws NoReplyException {
    try {
      take(0, list.asking().page(0, 0));
      long size = answer.size();
      int pages = pages(size);
      if (answer.total() < 0) {
        untilNothingNew(size);
      } else if (pages > 1) {
        sideBySide(pages, size);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      answer.unreadable(list.name(), "time was up before all its pages were read");
    }
    if (lost > 0) {
      answer.unreadable(list.page(firstLost), why + more());
    }
  }

  private String more() {
    return lost == 1 ? "" : ", and so for " + Count.of(lost - 1, "more page");
  }

  /// Behind a first page that holds nothing there are none.
  private int pages(long size) {
    return size == 0 ? 1 : (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(answer.total(), size));
  }

  private void take(int number, ByteArrayInputStream in) {
    int length = in.available();
    bytes += length;
    largest = Math.max(largest, length);
    answer.page(recorder.recorded(list.file(number), in), list.page(number));
    lostInARow = 0;
  }

  /// No more is read, though a page follows, which is said.
  private boolean isFull(int next) {
    var reached = bounds.reached(next, answer.size(), bytes);
    reached.ifPresent(why -> answer.unreadable(list.page(next), why));
    return reached.isPresent();
  }

  private void untilNothingNew(long size) throws InterruptedException {
    long before = 0;
    for (int page = 1; answer.size() > before && !isOver && !isFull(page); page++) {
      before = answer.size();
      try {
        take(page, list.asking().page(page, size));
      } catch (NoReplyException failed) {
        lost(page, failed);
      }
    }
  }

  private void sideBySide(int pages, long size) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        inOrder(pages, size, threads);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private void inOrder(int pages, long size, ExecutorService threads) throws InterruptedException {
    Queue<Future<ByteArrayInputStream>> asked = new ArrayDeque<>();
    int next = 1;
    int most = Math.min(pages, bounds.pages());
    for (int page = 1; page < pages && !isFull(page); page++) {
      for (; next < most && asked.size() < ahead() && !isOver; next++) {
        int number = next;
        Callable<ByteArrayInputStream> asking = () -> list.asking().page(number, size);
        asked.add(threads.submit(asking));
      }
      if (asked.isEmpty()) {
        lost += most - page;
        return;
      }
      await(page, asked.remove());
    }
  }

  private long ahead() {
    return Math.clamp(WAITING / largest, 1, AHEAD);
  }

  private void await(int page, Future<ByteArrayInputStream> asked) throws InterruptedException {
    try {
      take(page, asked.get());
    } catch (ExecutionException failed) {
      if (!(failed.getCause() instanceof NoReplyException noReply)) {
        throw new IllegalStateException(failed.getCause());
      }
      lost(page, noReply);
    }
  }

  private void lost(int page, NoReplyException failed) {
    if (lost++ == 0) {
      firstLost = page;
      why = String.valueOf(failed.getMessage());
    }
    isOver |= failed.isFinal() || ++lostInARow == IN_A_ROW;
    recorder.missing(list.file(page), String.valueOf(failed.getMessage()));
  }
}
