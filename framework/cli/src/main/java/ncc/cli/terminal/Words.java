package ncc.cli.terminal;

import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/// The words that may follow a command. One is made only when it is wanted: picocli gives each a
/// copy of every option, and what a line does not name it need not pay for.
public final class Words {
  private final CommandSpec parent;
  private final Predicate<String> wanted;

  public Words(CommandSpec parent, Predicate<String> wanted) {
    this.parent = parent;
    this.wanted = wanted;
  }

  /// Words are shown in the order in which they are added.
  public void add(String word, Supplier<CommandSpec> made) {
    if (wanted.test(word)) {
      parent.addSubcommand(word, made.get());
    }
  }
}
