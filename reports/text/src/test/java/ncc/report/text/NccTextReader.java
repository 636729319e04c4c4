package ncc.report.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads NCC's text the way the scripts around NCC do: line by line, by what stands at column 0.
/// Knows nothing of the writer. Anything the grammar has no place for is an [AssertionError].
final class NccTextReader {
  /// One cluster's text.
  ///
  /// @param states state by path, in the order of the lines
  /// @param rows count by label of the table
  /// @param others lines at column 0 that are no part of NCC's grammar
  record Text(
      String cluster,
      Map<String, String> states,
      List<Block> blocks,
      Map<String, Integer> rows,
      List<String> others) {}

  /// What is said of one check.
  record Block(String leaf, String node, List<Message> messages, String tail) {}

  /// One tagged line, with the lines about subjects under it.
  record Message(String tag, String text, List<String> subjects) {}

  private static final Pattern ANY_LINE_END =
      Pattern.compile("[\\n\\r\\f\\x0b\\x1c-\\x1e\\x85\\u2028\\u2029]");
  private static final Pattern CHECK =
      Pattern.compile("(/health_checks/[A-Za-z0-9_/]+)\\s+\\[ (PASS|INFO|WARN|FAIL|ERR) \\] ?");
  private static final Pattern RULE = Pattern.compile("-{79,}\\+");
  private static final Pattern BLOCK = Pattern.compile("Detailed information for ([A-Za-z0-9_]+):");
  private static final Pattern NODE = Pattern.compile("Node (.*): ?");
  private static final Pattern MESSAGE = Pattern.compile("(FAIL|WARN|INFO|ERR ): (.*)");
  private static final Pattern SUBJECT = Pattern.compile("([A-Z][A-Za-z0-9 ]*): (.*)");
  private static final Pattern ROW = Pattern.compile("\\| (.{13}) \\| (.{5}) \\|");
  private static final String END = "Plugin output written to ";

  private final List<String> lines;
  private final Map<String, String> states = new LinkedHashMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private final Map<String, Integer> rows = new LinkedHashMap<>();
  private final List<String> others = new ArrayList<>();
  private final List<String> clusters = new ArrayList<>();
  private int at;

  private NccTextReader(List<String> lines) {
    this.lines = lines;
  }

  /// One text per cluster.
  static List<Text> read(String report) {
    expect(report.endsWith("\n"), "the last line has no end");
    var texts = new ArrayList<Text>();
    var lines = new ArrayList<String>();
    for (String line : ANY_LINE_END.splitAsStream(report).toList()) {
      lines.add(line);
      if (line.startsWith(END)) {
        texts.add(new NccTextReader(List.copyOf(lines)).text());
        lines.clear();
      }
    }
    expect(lines.isEmpty(), "the last line is " + lines);
    return texts;
  }

  private Text text() {
    boolean command = lines.stream().anyMatch(line -> line.startsWith("Running : health_checks"));
    while (at < lines.size()) {
      readLine(lines.get(at));
    }
    expect(clusters.size() == 1, "clusters: " + clusters);
    if (command) {
      expectRuleBeforeBlocks();
    }
    return new Text(clusters.getFirst(), states, blocks, rows, others);
  }

  private void readLine(String line) {
    if (line.startsWith("/")) {
      var check = CHECK.matcher(line);
      expect(check.matches(), "not a check's line: " + line);
      expect(states.put(check.group(1), check.group(2)) == null, "twice: " + line);
      at++;
    } else if (line.startsWith("Detailed")) {
      blocks.add(readBlock());
    } else if (line.equals("| State         | Count |")) {
      readTable();
    } else {
      readOther(line);
    }
  }

  private Block readBlock() {
    var head = BLOCK.matcher(lines.get(at++));
    var node = NODE.matcher(lines.get(at++));
    expect(head.matches() && node.matches(), "not a block's head: " + lines.get(at - 1));
    var messages = new ArrayList<Message>();
    while (!lines.get(at).startsWith("Refer to ")) {
      readMessage(lines.get(at++), messages);
    }
    return new Block(head.group(1), node.group(1), messages, lines.get(at++));
  }

  private static void readMessage(String line, List<Message> messages) {
    var message = MESSAGE.matcher(line);
    if (message.matches()) {
      messages.add(new Message(message.group(1), message.group(2), new ArrayList<>()));
    } else {
      expect(SUBJECT.matcher(line).matches(), "not of a block: " + line);
      messages.getLast().subjects().add(line);
    }
  }

  private void readTable() {
    expect(rows.isEmpty(), "a second table");
    expect(lines.get(++at).startsWith("+--"), "no border under the table's head");
    while (!lines.get(++at).startsWith("+--")) {
      var row = ROW.matcher(lines.get(at));
      expect(row.matches(), "not a row: " + lines.get(at));
      rows.put(row.group(1).strip(), Integer.valueOf(row.group(2).strip()));
    }
    at++;
  }

  private void readOther(String line) {
    expect(!MESSAGE.matcher(line).matches(), "a tag outside of a block: " + line);
    expect(!line.startsWith("Refer"), "an end without a block: " + line);
    expect(line.indexOf('\u001b') < 0, "ANSI: " + line);
    if (line.startsWith("Cluster Name:")) {
      clusters.add(line.substring("Cluster Name: ".length()));
    } else if (!line.isEmpty()) {
      others.add(line);
    }
    at++;
  }

  private void expectRuleBeforeBlocks() {
    var rules = lines.stream().filter(line -> RULE.matcher(line).matches()).toList();
    expect(rules.size() == 1, "rules: " + rules);
    var after = lines.get(lines.indexOf(rules.getFirst()) + 1);
    expect(after.startsWith(blocks.isEmpty() ? "+--" : "Detailed"), "after the rule: " + after);
    if (!blocks.isEmpty()) {
      var next = lines.get(lines.lastIndexOf(blocks.getLast().tail()) + 1);
      expect(next.startsWith("+--"), "after the last block: " + next);
    }
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
