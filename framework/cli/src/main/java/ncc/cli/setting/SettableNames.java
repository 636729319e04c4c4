package ncc.cli.setting;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.server.setting.ChecksInForce;
import ncc.spi.message.Suggestion;
import ncc.store.setting.SettingName;

/// The checks and the clusters that `ncc set` may be asked about: those that there are, and those
/// of which something is still set, which has to be found and taken back.
///
/// @param clusters what the clusters are called
record SettableNames(ChecksInForce checks, Set<String> clusters) {
  SettableNames {
    requireNonNull(checks);
    clusters = Set.copyOf(clusters);
  }

  /// @throws Failure with the nearest id
  void requireCheck(String id) throws Failure {
    var known = new TreeSet<>(checks.ids());
    stored().map(SettingName::checkId).forEach(known::add);
    require("check", id, known);
  }

  /// @throws Failure with the nearest name; where no cluster is known yet, any may come
  void requireCluster(Optional<String> named) throws Failure {
    var known = new TreeSet<>(clusters);
    stored().flatMap(name -> name.cluster().stream()).forEach(known::add);
    if (named.isPresent() && !known.isEmpty()) {
      require("cluster", named.get(), known);
    }
  }

  private Stream<SettingName> stored() {
    return checks.stored().values().stream().map(value -> value.setting().what());
  }

  private static void require(String kind, String name, Collection<String> known) throws Failure {
    if (!known.contains(name)) {
      throw new Failure(
          ExitCode.USAGE,
          "no %s is called '%s'%s".formatted(kind, name, Suggestion.advice(name, known)));
    }
  }
}
