package ncc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ncc.cli.terminal.Options;
import ncc.engine.Plugins;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The manual pages of all commands, made from what `--help` is made from. What is packed is asked
/// for them: `Manual FOLDER NAME` writes `NAME.1`, `NAME-probe.1` and so on.
public final class Manual {
  private final String name;
  private final String date;

  private Manual(String name, String date) {
    this.name = name;
    this.date = date;
  }

  public static void main(String[] args) throws IOException {
    var folder = Files.createDirectories(Path.of(args[0]));
    var environment = Main.environment();
    var catalog = Plugins.find(List.of());
    var root = CommandTree.of(() -> catalog, environment);
    new picocli.CommandLine(root);
    var time = environment.version().time();
    var date = time.length() < 10 ? time : time.substring(0, 10);
    for (var page : new Manual(args[1], date).pages(root).entrySet()) {
      Files.writeString(folder.resolve(page.getKey() + ".1"), page.getValue());
    }
    System.exit(0);
  }

  /// Pages by name. Modules and checks have none of their own: `describe` tells about them.
  private Map<String, String> pages(CommandSpec root) {
    var pages = new TreeMap<String, String>();
    add(root, name, pages);
    root.subcommands().forEach((word, command) -> add(command.getCommandSpec(), word, pages));
    return pages;
  }

  private void add(CommandSpec spec, String word, Map<String, String> pages) {
    var title = word.equals(name) ? name : name + "-" + word;
    Options.hideUnheeded(spec);
    pages.put(title, page(spec, title));
  }

  private String page(CommandSpec spec, String title) {
    return ".TH %s 1 %s\n".formatted(roff(title.toUpperCase(java.util.Locale.ROOT)), date)
        + section("NAME", roff(title) + " \\- " + roff(first(spec.usageMessage().header())))
        + section("SYNOPSIS", ".nf\n" + roff(synopsis(spec)) + "\n.fi")
        + section("EXAMPLES", ".nf\n" + roff(examples(spec)) + "\n.fi")
        + section("COMMANDS", commands(spec))
        + section("OPTIONS", options(spec))
        + section("SEE ALSO", seeAlso(title));
  }

  private static String section(String heading, String text) {
    return text.isBlank() ? "" : ".SH " + heading + "\n" + text.strip() + "\n";
  }

  private String synopsis(CommandSpec spec) {
    return called(new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF)).abbreviatedSynopsis());
  }

  private String examples(CommandSpec spec) {
    var renderer = spec.usageMessage().sectionMap().get("examples");
    return renderer == null
        ? ""
        : renderer
            .render(new Help(spec))
            .lines()
            .filter(line -> line.startsWith("  "))
            .map(line -> called(line.strip()))
            .collect(Collectors.joining("\n"));
  }

  /// A line as it is typed where the command has another name.
  private String called(String line) {
    return line.strip().replaceFirst("^ncc\\b", name);
  }

  private static String commands(CommandSpec spec) {
    return spec.subcommands().entrySet().stream()
        .map(command ->
            item(
                command.getKey(),
                first(command.getValue().getCommandSpec().usageMessage().header())))
        .collect(Collectors.joining());
  }

  private static String options(CommandSpec spec) {
    return spec.options().stream().map(Manual::option).collect(Collectors.joining());
  }

  private static String option(OptionSpec option) {
    var label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    return item(String.join(", ", option.names()) + label, String.join(" ", option.description()));
  }

  private static String item(String term, String text) {
    return ".TP\n.B " + roff(term) + "\n" + roff(text) + "\n";
  }

  private String seeAlso(String title) {
    return title.equals(name) ? "" : ".BR " + roff(name) + " (1)";
  }

  private static String first(String[] header) {
    return header.length == 0 ? "" : header[0];
  }

  /// A backslash, a dash and a dot that begins a line mean something to the formatter.
  private static String roff(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("(?m)^([.'])", "\\\\&$1");
  }
}
