package ncc.server.setting;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/// Where a value comes from; each kind holds over those before it.
public sealed interface Origin {
  /// The check itself.
  record Standard() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }

  /// `ncc.yaml`, or the line that started the daemon.
  record Configured() implements Origin {
    @Override
    public String toString() {
      return "configuration";
    }
  }

  /// Somebody, for every cluster, while the daemon runs.
  record SetEverywhere(String who, Instant at) implements Origin {
    public SetEverywhere {
      requireNonNull(who);
      requireNonNull(at);
    }

    @Override
    public String toString() {
      return "set by %s %s".formatted(who, at);
    }
  }

  /// Somebody, for one cluster, while the daemon runs.
  record SetForCluster(String cluster, String who, Instant at) implements Origin {
    public SetForCluster {
      requireNonNull(cluster);
      requireNonNull(who);
      requireNonNull(at);
    }

    @Override
    public String toString() {
      return "set for %s by %s %s".formatted(cluster, who, at);
    }
  }

  /// In words for people.
  @Override
  String toString();
}
