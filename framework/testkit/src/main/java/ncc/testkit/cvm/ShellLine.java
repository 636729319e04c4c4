package ncc.testkit.cvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A command line of a POSIX shell, taken apart as `bash` does: words with their single quotes,
/// double quotes, backslashes and `$NAME`, and commands joined by `;`, `&&`, `||` or line ends.
/// What a quoting mistake would set free (pipes, `&`, backquotes, `$(…)`, parentheses) is refused,
/// so that a mistake shows.
final class ShellLine {
  /// Output to throw away: which of the two.
  enum Silenced {
    OUT,
    ERR
  }

  /// How a command hangs together with the one before it.
  enum Joint {
    ALWAYS,
    AND,
    OR
  }

  /// One command.
  ///
  /// @param joint to the one before
  /// @param words after expansion; possibly none
  /// @param silenced outputs that go to `/dev/null`
  record Step(Joint joint, List<String> words, List<Silenced> silenced) {}

  private final String line;
  private final Map<String, String> variables;
  private final List<Step> steps = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private List<Silenced> silenced = new ArrayList<>();
  private Joint joint = Joint.ALWAYS;
  private int at;

  private ShellLine(String line, Map<String, String> variables) {
    this.line = line;
    this.variables = variables;
  }

  /// @param variables for `$NAME`; others are empty
  /// @throws IllegalArgumentException saying what is not understood
  static List<Step> parse(String line, Map<String, String> variables) {
    return new ShellLine(line, variables).steps();
  }

  private List<Step> steps() {
    while (at < line.length()) {
      char c = line.charAt(at);
      switch (c) {
        case ' ', '\t' -> at++;
        case ';', '\n' -> end(Joint.ALWAYS, 1);
        case '&' -> end(Joint.AND, pair('&'));
        case '|' -> end(Joint.OR, pair('|'));
        case '#' -> skipComment();
        case '(', ')' -> throw unexpected(c);
        case '<', '>' -> redirect(1);
        default -> wordOrRedirect();
      }
    }
    end(Joint.ALWAYS, 0);
    return steps;
  }

  private void end(Joint next, int length) {
    steps.add(new Step(joint, words, silenced));
    words = new ArrayList<>();
    silenced = new ArrayList<>();
    joint = next;
    at += length;
  }

  private int pair(char c) {
    if (at + 1 < line.length() && line.charAt(at + 1) == c) {
      return 2;
    }
    throw unexpected(c);
  }

  private void skipComment() {
    int end = line.indexOf('\n', at);
    at = end < 0 ? line.length() : end;
  }

  private void wordOrRedirect() {
    char c = line.charAt(at);
    boolean descriptor = at + 1 < line.length() && line.charAt(at + 1) == '>';
    if (descriptor && (c == '1' || c == '2')) {
      at++;
      redirect(c - '0');
    } else {
      words.add(word());
    }
  }

  /// Only what a caller needs: output thrown away, input from nothing, errors beside the output.
  private void redirect(int descriptor) {
    boolean input = line.charAt(at++) == '<';
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    if (line.startsWith("/dev/null", at)) {
      at += "/dev/null".length();
      if (!input) {
        silenced.add(descriptor == 2 ? Silenced.ERR : Silenced.OUT);
      }
    } else {
      throw new IllegalArgumentException("only /dev/null can be redirected to or from");
    }
  }

  private String word() {
    var word = new StringBuilder();
    while (at < line.length()) {
      char c = line.charAt(at);
      switch (c) {
        case ' ', '\t', '\n', ';', '&', '|', '<', '>' -> {
          return word.toString();
        }
        case '\'' -> singleQuoted(word);
        case '"' -> doubleQuoted(word);
        case '\\' -> escaped(word);
        case '$' -> variable(word);
        case '`', '(', ')' -> throw unexpected(c);
        default -> {
          word.append(c);
          at++;
        }
      }
    }
    return word.toString();
  }

  private void singleQuoted(StringBuilder word) {
    int end = line.indexOf('\'', at + 1);
    if (end < 0) {
      throw unclosed('\'');
    }
    word.append(line, at + 1, end);
    at = end + 1;
  }

  private void doubleQuoted(StringBuilder word) {
    at++;
    while (at < line.length()) {
      char c = line.charAt(at);
      switch (c) {
        case '"' -> {
          at++;
          return;
        }
        case '\\' -> escapedInQuotes(word);
        case '$' -> variable(word);
        case '`' -> throw unexpected(c);
        default -> {
          word.append(c);
          at++;
        }
      }
    }
    throw unclosed('"');
  }

  /// Outside quotes a backslash takes the next character as it is, and joins lines.
  private void escaped(StringBuilder word) {
    at++;
    if (at == line.length()) {
      word.append('\\');
    } else {
      char c = line.charAt(at++);
      if (c != '\n') {
        word.append(c);
      }
    }
  }

  /// Inside double quotes only before these; elsewhere it is a character like others.
  private void escapedInQuotes(StringBuilder word) {
    boolean escapes = at + 1 < line.length() && "$`\"\\\n".indexOf(line.charAt(at + 1)) >= 0;
    if (escapes) {
      escaped(word);
    } else {
      word.append('\\');
      at++;
    }
  }

  private void variable(StringBuilder word) {
    at++;
    char c = at < line.length() ? line.charAt(at) : ' ';
    if (c == '(' || c == '{' || c == '\'' || c == '"') {
      throw new IllegalArgumentException("$" + c + " is not understood");
    }
    int start = at;
    while (at < line.length() && isName(line.charAt(at), at == start)) {
      at++;
    }
    if (start < at) {
      word.append(variables.getOrDefault(line.substring(start, at), ""));
    } else {
      special(word, c);
    }
  }

  /// `$1` and its kin are empty or unknowable here; a lone dollar is a dollar.
  private void special(StringBuilder word, char c) {
    if (c >= '0' && c <= '9') {
      at++;
    } else if ("?$!#@*-".indexOf(c) >= 0) {
      throw new IllegalArgumentException("$" + c + " is not understood");
    } else {
      word.append('$');
    }
  }

  private static boolean isName(char c, boolean first) {
    return c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (!first && c >= '0' && c <= '9');
  }

  private static IllegalArgumentException unexpected(char c) {
    return new IllegalArgumentException("'" + c + "' is not understood outside quotes");
  }

  private static IllegalArgumentException unclosed(char quote) {
    return new IllegalArgumentException("no closing " + quote);
  }
}
