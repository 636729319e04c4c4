package ncc.server.page.alert;

import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;
import ncc.spi.alert.Alert;
import org.jspecify.annotations.Nullable;

/// What the page of alerts shows. Public for the template engine only.
///
/// @param done what was just done; null when nothing was
public record AlertsView(Query query, Shown<Alert> alerts, @Nullable String done) {}
