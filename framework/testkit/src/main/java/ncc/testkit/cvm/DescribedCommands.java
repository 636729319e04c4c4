package ncc.testkit.cvm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ncc.spi.source.Ask;
import ncc.spi.source.Layout;
import ncc.spi.source.Output;
import ncc.testkit.Capture;
import ncc.testkit.GeneratedRows;

/// Commands that plugins describe, with what each prints of generated rows. Those without a layout
/// of blocks are not among them: nobody knows what they print.
///
/// @param texts by the command lines, as plugins wrote them
public record DescribedCommands(Map<String, CvmProgram.Text> texts) {
  /// None.
  public static final DescribedCommands NONE = new DescribedCommands(Map.of());

  public DescribedCommands {
    texts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /// @param capture the cluster that they tell of
  /// @param rows how many entities of each kind there are, but for VMs
  public static DescribedCommands of(List<Output> outputs, Capture capture, long seed, int rows) {
    var texts = new LinkedHashMap<String, CvmProgram.Text>();
    for (Output output : outputs) {
      var layout = output.layout().filter(one -> one.format() instanceof Layout.Blocks);
      if (layout.isPresent() && output.ask() instanceof Ask.Command(var line)) {
        texts.put(line, new GeneratedRows(layout.get(), capture, seed, rows)::write);
      }
    }
    return new DescribedCommands(texts);
  }

  /// Names of their programs.
  Set<String> programs() {
    var programs = new TreeSet<String>();
    texts.keySet().forEach(line -> programs.add(words(line).getFirst()));
    return programs;
  }

  /// The command lines, their words apart by one space.
  List<String> lines() {
    return texts.keySet().stream().map(line -> String.join(" ", words(line))).toList();
  }

  Optional<CvmProgram.Text> of(List<String> words) {
    return texts.entrySet().stream()
        .filter(one -> words(one.getKey()).equals(words))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// As a shell would hand them over.
  private static List<String> words(String line) {
    return ShellLine.parse(line, Map.of()).getFirst().words();
  }
}
