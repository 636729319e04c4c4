package ncc.server.page.alert;

import java.util.List;
import ncc.server.page.frame.Query;
import ncc.spi.alert.Alert;

/// What is asked before something that cannot be undone. Public for the template engine only.
///
/// @param query the page that is led back to
public record ConfirmView(Query query, List<Alert> alerts, AlertForm form) {}
