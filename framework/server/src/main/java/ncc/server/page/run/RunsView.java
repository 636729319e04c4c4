package ncc.server.page.run;

import java.util.List;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.server.setting.EffectiveCheck;
import ncc.store.history.RunLine;
import ncc.store.task.TaskProgress;

/// What the page of runs shows. Public for the template engine only.
///
/// @param tasks the newest
/// @param checks that can be run
/// @param clusters names of those that anything ran on
public record RunsView(
    Query query,
    Shown<RunLine> lines,
    List<TaskProgress> tasks,
    List<EffectiveCheck> checks,
    List<String> clusters) {}
