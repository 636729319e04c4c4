package ncc.cli.alert;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ncc.cli.daemon.DaemonOption;
import ncc.cli.store.StoreOption;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.spi.alert.Alert;
import ncc.spi.run.Finding;
import ncc.store.Store;
import ncc.store.sql.StoreException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Alerts that a line names by their ids, among other things that it may name.
public final class AlertNames {
  /// Those that say where alerts are remembered.
  public static final List<String> OPTIONS = List.of("--store", "--daemon");

  private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{6,32}");

  private AlertNames() {}

  /// An alert with all that is told of it.
  ///
  /// @param page all about it, for a person
  /// @param found what checks last found of its subject and its cluster, by their ids
  public record Known(Alert alert, String page, Map<String, List<Finding>> found) {
    public Known {
      found = Map.copyOf(found);
    }
  }

  /// Adds the options that say where alerts are remembered.
  public static void addTo(CommandSpec spec) {
    StoreOption.addTo(spec);
    DaemonOption.addTo(spec);
  }

  /// Refuses those options where none of `names` can be of an alert.
  public static void refuseUnused(ParseResult line, List<String> names) throws Failure {
    if (names.stream().noneMatch(name -> ID.matcher(name).matches())) {
      Options.refuseUseless(line, OPTIONS, "without the id of an alert");
    }
  }

  /// The alert that `id` is the id of, or its beginning; empty where it looks like none, or nothing
  /// that is remembered has it.
  public static Optional<Known> find(ParseResult line, Environment environment, String id)
      throws Failure {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    var daemon = DaemonOption.of(line, environment);
    try {
      if (daemon.isEmpty()) {
        return stored(line, environment, id);
      }
      try (var client = daemon.get()) {
        return known(new DaemonAlerts(client), id);
      }
    } catch (StoreException e) {
      throw Failure.of(ExitCode.ERR, e);
    }
  }

  /// Where no daemon ever ran, no alert is remembered.
  private static Optional<Known> stored(ParseResult line, Environment environment, String id)
      throws Failure, StoreException {
    var address = StoreOption.of(line, environment);
    if (!Store.exists(address)) {
      return Optional.empty();
    }
    try (var store = Store.openExisting(address)) {
      return known(new StoredAlerts(store, environment.clock().instant()), id);
    }
  }

  private static Optional<Known> known(AlertDesk desk, String id) throws Failure, StoreException {
    var named = one(desk, id);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    var alert = named.get();
    var found =
        desk.known(alert).stream()
            .collect(
                Collectors.groupingBy(
                    AlertDesk.Known::check,
                    Collectors.mapping(AlertDesk.Known::finding, Collectors.toList())));
    return Optional.of(new Known(alert, AlertPage.of(alert, desk.holds(alert)), found));
  }

  /// @throws Failure where several begin so
  static Optional<Alert> one(AlertDesk desk, String id) throws Failure, StoreException {
    var found = desk.find(id.toLowerCase(Locale.ROOT));
    if (found.size() > 1) {
      throw new Failure(
          ExitCode.USAGE,
          "'%s' is the beginning of several ids: %s"
              .formatted(id, found.stream().map(Alert::id).collect(Collectors.joining(", "))));
    }
    return found.stream().findFirst();
  }
}
