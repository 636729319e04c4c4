package ncc.testkit.cvm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/// Which commands fail, and how.
///
/// @param byCommand by the words that a command line begins with: `ncli` is every command of it,
///   `ncli ngt list` that one alone; of several that fit the longest holds
public record CvmFaults(Map<String, CvmFault> byCommand) {
  /// Everything works.
  public static final CvmFaults NONE = new CvmFaults(Map.of());

  public CvmFaults {
    byCommand = Map.copyOf(byCommand);
  }

  /// One fault.
  public static CvmFaults of(String command, CvmFault fault) {
    return new CvmFaults(Map.of(command, fault));
  }

  /// Faults as they are written on a command line: `ncli ngt list=hang`.
  ///
  /// @throws IllegalArgumentException naming the text and what was expected
  public static CvmFaults parse(List<String> texts) {
    var faults = new LinkedHashMap<String, CvmFault>();
    for (String text : texts) {
      int equals = text.lastIndexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "'" + text + "': expected COMMAND=FAULT, such as 'ncli ngt list=hang'");
      }
      faults.put(text.substring(0, equals), CvmFault.of(text.substring(equals + 1)));
    }
    return new CvmFaults(faults);
  }

  /// These and one more.
  public CvmFaults and(String command, CvmFault fault) {
    var more = new LinkedHashMap<>(byCommand);
    more.put(command, fault);
    return new CvmFaults(more);
  }

  /// The fault of a command.
  ///
  /// @param words the program and its arguments
  Optional<CvmFault> of(List<String> words) {
    var line = String.join(" ", words) + " ";
    return byCommand.entrySet().stream()
        .filter(fault -> line.startsWith(fault.getKey() + " "))
        .max(java.util.Comparator.comparingInt(fault -> fault.getKey().length()))
        .map(Entry::getValue);
  }
}
