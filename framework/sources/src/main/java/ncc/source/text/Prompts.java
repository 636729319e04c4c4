package ncc.source.text;

import java.util.Optional;
import java.util.regex.Pattern;

/// Tells the lines of a terminal that are no output: a prompt, with or without what was typed
/// behind it, and what a session ends with. People paste whole windows, prompt, output and prompt.
///
/// The usual prompts are known by their shape. One of any other shape is learned from the line in
/// which the command was typed.
public final class Prompts {
  private static final Pattern ESCAPES =
      Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|.)");
  private static final Pattern USUAL =
      Pattern.compile(
          String.join(
              "|",
              "[\\[(]?[\\w.-]+@[\\w.-]+[^#$%>]*[#$%>](?:\\s.*)?", // nutanix@NTNX-A-CVM:192.0.2.1:~$
              "[\\w.-]+:\\S+ [\\w.-]+[$#%](?:\\s.*)?", // laptop:~ ann$
              "<?[\\w.-]+>(?:\\s.*)?", // <ncli>
              "-?\\w*sh-[\\d.]+[$#](?:\\s.*)?", // bash-4.2$
              "[\\w.-]+[$#%](?:\\s.*)?", // cvm#
              "[$#%➜❯»λ](?:\\s.*)?",
              "(?:\\[[^\\]\\s]+\\]: )?PS(?: [^>]*)?>+.*", // PS C:\Users\ann>
              "[A-Za-z]:\\\\[^>]*>.*", // C:\Users\ann>
              "logout|exit|Connection to \\S+ closed\\.?"));
  private static final int LONGEST = 1_000;

  private final Pattern typed;
  private Optional<String> learned = Optional.empty();

  /// @param command the word that begins what is typed, such as `acli`
  public Prompts(String command) {
    this.typed =
        Pattern.compile("(.*[^\\p{L}\\p{N}\\s]\\s*)" + Pattern.quote(command) + "(?:\\s.*)?");
  }

  /// The line is no output of the command.
  public boolean isPrompt(String line) {
    if (line.isEmpty() || line.length() > LONGEST) {
      return false;
    }
    var shown = shown(line);
    if (learned.isEmpty()) {
      var match = typed.matcher(shown);
      learned = match.matches() ? Optional.of(match.group(1).strip()) : Optional.empty();
    }
    return USUAL.matcher(shown).matches()
        || learned.filter(prompt -> shown.startsWith(prompt)).isPresent();
  }

  /// As a terminal shows it, without colours and titles.
  private static String shown(String line) {
    return (line.indexOf('\u001b') < 0 ? line : ESCAPES.matcher(line).replaceAll("")).strip();
  }
}
