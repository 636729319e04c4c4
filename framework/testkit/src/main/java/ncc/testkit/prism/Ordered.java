package ncc.testkit.prism;

import java.util.concurrent.atomic.AtomicInteger;

/// The faults ordered, and how far they have come.
final class Ordered {
  private final PrismFaults faults;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();

  Ordered(PrismFaults faults) {
    this.faults = faults;
  }

  /// Counts a request, from 1.
  int request() {
    return requests.incrementAndGet();
  }

  /// Counts an answer that brings what was asked for, from 1.
  int answer() {
    return answers.incrementAndGet();
  }

  boolean has(PrismFault fault) {
    return faults.number(fault).isPresent();
  }

  boolean isAmongFirst(PrismFault fault, int count) {
    return count <= faults.number(fault).orElse(0);
  }

  boolean isNth(PrismFault fault, int count) {
    return faults.number(fault).orElse(-1) == count;
  }

  boolean isFrom(PrismFault fault, int count) {
    return count >= faults.number(fault).orElse(Integer.MAX_VALUE);
  }

  int number(PrismFault fault) {
    return faults.number(fault).orElse(0);
  }

  /// An honest page with what was ordered for it.
  Page page(Page page) {
    int rows = page.size();
    boolean isRepeated = isNth(PrismFault.REPEATED_PAGE, page.number()) && page.from() >= rows;
    int from = isRepeated ? Math.max(0, page.from() - limit(page)) : page.from();
    int to = from + rows;
    to = isNth(PrismFault.SHORT_PAGE, page.number()) && rows > 0 ? to - 1 : to;
    long total = page.total() + number(PrismFault.WRONG_TOTAL);
    total += isFrom(PrismFault.CHANGING_TOTAL, page.number()) ? 1 : 0;
    return new Page(page.number(), from, to, total);
  }

  private static int limit(Page page) {
    return page.number() == 0 ? page.size() : page.from() / page.number();
  }
}
