package ncc.server.page.fleet;

/// How a cluster may be, the worst first.
enum ClusterState {
  FAIL,
  ERR,
  WARN,
  INFO,
  PASS,
  SKIP,
  /// Before its first run.
  UNKNOWN
}
