package ncc.store.alert;

/// What comes first in a list of alerts. What is alike in all of it is in the order of the ids.
public enum AlertOrder {
  /// The most urgent, of these the oldest.
  WORST_FIRST(AlertOrder.URGENCY + ", since_ms, subject_name"),
  /// What was found last, or, among the resolved, resolved last.
  NEWEST_FIRST("coalesce(resolved_ms, since_ms) desc"),
  /// By cluster, of each the most urgent.
  BY_CLUSTER("cluster_name, " + AlertOrder.URGENCY + ", subject_name");

  private static final String URGENCY =
      "case severity when 'CRITICAL' then 0 when 'WARNING' then 1 else 2 end";

  private final String columns;

  AlertOrder(String columns) {
    this.columns = columns;
  }

  String sql() {
    return "order by " + columns + ", id";
  }
}
