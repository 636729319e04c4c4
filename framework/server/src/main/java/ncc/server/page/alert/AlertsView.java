package ncc.server.page.alert;

import java.util.List;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.spi.alert.Alert;
import org.jspecify.annotations.Nullable;

/// What the page of alerts shows. Public for the template engine only.
///
/// @param clusters names of those there are
/// @param done what was just done; null when nothing was
public record AlertsView(
    Query query, Shown<Alert> alerts, List<String> clusters, @Nullable String done) {}
