package ncc.server.page.fleet;

import java.util.List;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.spi.alert.Alert;
import ncc.spi.run.PluginProblem;

/// What the first page shows. Public for the template engine only.
///
/// @param causes of the alerts that are open, worst and widest first
/// @param fresh raised, changed or resolved since yesterday, newest first
/// @param late slots that should have begun some minutes ago
/// @param slots all of them
/// @param waiting runs that wait for the store
public record FleetView(
    Query query,
    Tally states,
    Shown<ClusterLine> clusters,
    List<CheckLine> checks,
    AlertTally alerts,
    List<CauseLine> causes,
    List<Alert> fresh,
    long late,
    int slots,
    int waiting,
    List<PluginProblem> problems) {}
