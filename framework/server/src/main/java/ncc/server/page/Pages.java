package ncc.server.page;

import io.javalin.config.RoutesConfig;
import java.util.List;
import ncc.server.page.alert.AlertsPage;
import ncc.server.page.check.ChecksPage;
import ncc.server.page.fleet.ClusterPage;
import ncc.server.page.fleet.FleetPage;
import ncc.server.page.frame.Deeds;
import ncc.server.page.frame.Frame;
import ncc.server.page.plan.PlanPage;
import ncc.server.page.run.RunsPage;
import ncc.server.page.silence.SilencesPage;
import ncc.server.web.Served;
import ncc.server.web.WebPart;

/// All pages.
public final class Pages implements WebPart {
  private final Frame frame;
  private final List<WebPart> pages;

  public Pages(Served served) {
    frame = new Frame(served);
    var deeds = new Deeds(served);
    pages =
        List.of(
            new FleetPage(served, frame),
            new ClusterPage(served, frame),
            new ChecksPage(served, frame),
            new AlertsPage(served, frame, deeds),
            new SilencesPage(served, frame, deeds),
            deeds,
            new RunsPage(served, frame),
            new PlanPage(served, frame),
            new ErrorPage(frame));
  }

  @Override
  public void addTo(RoutesConfig routes) {
    frame.addTo(routes);
    pages.forEach(page -> page.addTo(routes));
  }
}
