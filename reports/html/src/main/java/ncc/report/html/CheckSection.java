package ncc.report.html;

import java.util.ArrayList;
import java.util.List;
import ncc.spi.check.Status;
import ncc.spi.run.CheckRun;

/// One check of one cluster and its place in the page. Public for the template engine only.
///
/// @param groups worst first
public record CheckSection(String anchor, CheckRun run, List<GroupSection> groups) {
  private static final int WIDTH = 1000;
  private static final int VISIBLE = 8;

  /// A part of the bar that shows how the check's findings share its width.
  public record Slice(Status status, int from, int width) {}

  public boolean isHealthy() {
    return GroupSection.isHealthy(run.status());
  }

  public int total() {
    return groups.stream().mapToInt(GroupSection::total).sum();
  }

  /// The bar, worst first: in thousandths, nothing that exists too small to be seen.
  public List<Slice> bar() {
    var slices = new ArrayList<Slice>();
    int from = 0;
    for (Status status : PageModel.WORST_FIRST) {
      long count = run.count(status);
      if (count > 0) {
        int width = (int) Math.max(VISIBLE, count * WIDTH / total());
        slices.add(new Slice(status, from, width));
        from += width;
      }
    }
    return slices;
  }

  /// The width of [#bar()], which is a little more than a thousand where small slices were widened.
  public int barWidth() {
    return bar().stream().mapToInt(Slice::width).sum();
  }
}
