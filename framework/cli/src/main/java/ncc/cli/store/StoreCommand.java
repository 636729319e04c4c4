package ncc.cli.store;

import java.util.Set;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Options;
import ncc.store.Store;
import ncc.store.sql.StoreException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A word that works on what a daemon remembers, beside it.
@FunctionalInterface
public interface StoreCommand {
  /// Does it.
  ///
  /// @return the exit code
  int run(ParseResult line, Store store) throws Failure, StoreException;

  /// The word, with the option that names the store.
  static CommandSpec spec(Environment environment, StoreCommand command) {
    return spec(environment, Set.of(), command);
  }

  /// The same of a word that heeds `options` beside that which names the configuration.
  public static CommandSpec spec(
      Environment environment, Set<String> options, StoreCommand command) {
    var spec =
        Command.spec(
            Options.union(Set.of(Options.CONFIG), options), line -> on(line, environment, command));
    StoreOption.addTo(spec);
    return spec;
  }

  /// Does it on the store that `line` means.
  static int on(ParseResult line, Environment environment, StoreCommand command) throws Failure {
    var address = StoreOption.of(line, environment);
    try (var store = Store.openExisting(address)) {
      return command.run(line, store);
    } catch (StoreException e) {
      throw Failure.of(ExitCode.ERR, e);
    }
  }
}
