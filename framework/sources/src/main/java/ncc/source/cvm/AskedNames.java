package ncc.source.cvm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import ncc.spi.inventory.Caveat;
import ncc.spi.message.Count;

/// Names of VMs, in as few `ncli ngt list vm-names="A,B"` as there may be.
///
/// ncli documents no way to write a name that holds a comma or a quote, so such names are left out
/// rather than asked for as something else.
///
/// @param chunks names that can be passed
/// @param unsafe names that cannot
record AskedNames(List<List<String>> chunks, List<String> unsafe) {
  /// How many names one command may hold.
  static final int NAMES = 100;

  /// How many bytes of names one command may hold.
  static final int BYTES = 1 << 14;

  private static final int SHOWN = 5;

  AskedNames {
    chunks = List.copyOf(chunks);
    unsafe = List.copyOf(unsafe);
  }

  static AskedNames of(Collection<String> names) {
    var distinct = names.stream().distinct().toList();
    var parts = distinct.stream().collect(Collectors.partitioningBy(AskedNames::isSafe));
    return new AskedNames(
        chunked(parts.getOrDefault(true, List.of())), parts.getOrDefault(false, List.of()));
  }

  private static List<List<String>> chunked(List<String> names) {
    var chunks = new ArrayList<List<String>>();
    var chunk = new ArrayList<String>();
    int bytes = 0;
    for (String name : names) {
      int more = length(name) + 1;
      if (chunk.size() == NAMES || bytes + more > BYTES) {
        chunks.add(List.copyOf(chunk));
        chunk.clear();
        bytes = 0;
      }
      chunk.add(name);
      bytes += more;
    }
    if (!chunk.isEmpty()) {
      chunks.add(List.copyOf(chunk));
    }
    return chunks;
  }

  private static boolean isSafe(String name) {
    if (isPlain(name)) {
      return !name.isEmpty() && name.length() < BYTES / 2;
    }
    return name.strip().equals(name)
        && name.codePoints().allMatch(AskedNames::isSafe)
        && length(name) < BYTES;
  }

  /// Nearly every name is: a list of a hundred thousand is looked through for advice alone.
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!isLetter && !(c >= '0' && c <= '9') && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  /// U+FFFD stands where something could not be decoded: that is not the VM's name.
  private static boolean isSafe(int character) {
    int type = Character.getType(character);
    return switch (character) {
      case ',', '"', '\\', 0xfffd -> false;
      default ->
          type != Character.CONTROL
              && type != Character.SURROGATE
              && type != Character.LINE_SEPARATOR
              && type != Character.PARAGRAPH_SEPARATOR;
    };
  }

  private static int length(String name) {
    return isPlain(name) ? name.length() + 2 : quotedLength(name);
  }

  private static int quotedLength(String name) {
    return ShellWord.of(name).getBytes(StandardCharsets.UTF_8).length;
  }

  /// The command line that asks for the VMs of these names.
  static String line(List<String> names) {
    return CvmCommand.NGT_LIST.line() + " vm-names=" + ShellWord.of(String.join(",", names));
  }

  /// Behind what says that ncli cut its list: which VMs it lacks, and what to type for them.
  String advice() {
    int count = chunks.stream().mapToInt(List::size).sum() + unsafe.size();
    var said = new StringBuilder("; of ").append(Count.of(count, "VM"));
    said.append(" in other lists it tells nothing");
    if (!chunks.isEmpty()) {
      said.append(". Ask for them with ").append(line(chunks.getFirst()));
      int more = chunks.size() - 1;
      said.append(
          more == 0 ? "" : ", and so for " + Count.of(more, "more time") + " as many names");
      said.append(", and append what it prints and a line '" + NcliNgtList.REMARK + ": ");
      said.append(NcliNgtList.ALL_ASKED).append('\'');
    }
    if (!unsafe.isEmpty()) {
      said.append(". ncli has no way to write such names: ").append(shown(unsafe));
    }
    return said.toString();
  }

  /// How many there are, and the first of them.
  static String shown(List<String> names) {
    var first = names.stream().limit(SHOWN).map(Caveat::quoted).collect(Collectors.joining(", "));
    int more = names.size() - SHOWN;
    return first + (more > 0 ? " and " + more + " more" : "");
  }
}
