package ncc.checks.ngt;

/// What stops for a VM when NGT does (guide, the features that need NGT).
final class NgtFeatures {
  /// While the agent is out of reach.
  static final String ALL =
      "Application-consistent snapshots, self-service restore, guest shutdown and reboot, and a"
          + " static IP address after a failover do not work for the VM";

  /// Where nobody knows which of it works.
  static final String SOME =
      "Application-consistent snapshots, self-service restore, guest shutdown and reboot, and a"
          + " static IP address after a failover may not work for the VM";

  private NgtFeatures() {}
}
