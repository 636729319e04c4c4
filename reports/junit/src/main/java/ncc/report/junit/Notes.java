package ncc.report.junit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import ncc.spi.inventory.Caveat;
import ncc.spi.run.ClusterRun;
import ncc.spi.run.Run;

/// What a reader must know beside the checks, the gravest first, a line each.
final class Notes {
  private Notes() {}

  static List<String> of(Run run) {
    var notes = new ArrayList<String>();
    if (run.aborted()) {
      notes.add("The run was stopped before its end, checks may be missing");
    }
    if (run.clusters().isEmpty()) {
      notes.add("There was no cluster to check");
    }
    run.problems().forEach(problem -> notes.add("Plugin not used: " + problem));
    return notes;
  }

  static List<String> of(ClusterRun seen) {
    return seen.caveats().stream()
        .sorted(
            Comparator.comparing((Caveat caveat) -> !caveat.kind().isOfTime())
                .thenComparing(caveat -> !caveat.kind().isIncomplete()))
        .map(caveat -> caveat.kind() + ": " + caveat.where() + ": " + caveat.reason())
        .toList();
  }

  static void write(List<String> notes, Xml xml) throws XMLStreamException {
    for (var note : notes) {
      xml.text(note);
    }
  }
}
