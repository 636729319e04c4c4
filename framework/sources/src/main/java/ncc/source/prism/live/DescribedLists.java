package ncc.source.prism.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import ncc.source.layout.ClusterShares;
import ncc.source.layout.OutputFacts;
import ncc.source.layout.OutputReader;
import ncc.source.prism.PagedAnswer;
import ncc.source.prism.http.NoReplyException;
import ncc.source.prism.http.NoReplyException.Kind;
import ncc.source.prism.http.PrismHttp;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.source.Ask;
import ncc.spi.source.Output;
import ncc.spi.source.SourceException;

/// The lists of Prism's v4 APIs that plugins describe, brought as ncc's own are.
record DescribedLists(PrismHttp http, Gathering gathering, List<Output> outputs) {
  private static final String NEWEST = "v4.x";

  DescribedLists {
    outputs = ofPrism(outputs);
  }

  /// Those that Prism is asked for.
  static List<Output> ofPrism(List<Output> outputs) {
    return outputs.stream().filter(output -> output.ask() instanceof Ask.PrismPath).toList();
  }

  /// Adds what they can bring, in the words of the sources.
  static void addTo(Map<String, Set<FactType>> brings, List<Output> outputs) {
    ofPrism(outputs)
        .forEach(output -> OutputFacts.add(brings, output.ask().text(), output.tells()));
  }

  /// What they tell, cluster by cluster.
  ///
  /// @param clusters those that this Prism has, where that is known
  List<Inventory> read(List<Cluster> clusters) throws SourceException {
    var told = new ArrayList<Inventory>();
    for (Output output : outputs) {
      told.addAll(new ClusterShares(read(output), output.tells()).among(clusters));
    }
    return told;
  }

  private List<Inventory> read(Output output) throws SourceException {
    var wanted = new Gathering.Wanted(output.ask().text(), file(output), output.tells());
    try {
      return read(output, wanted);
    } catch (NoReplyException failed) {
      return failed.kind() == Kind.ABSENT
          ? List.of(gathering.note(wanted, "it is not served here: " + failed.getMessage()))
          : gathering.without(wanted, failed);
    }
  }

  private List<Inventory> read(Output output, Gathering.Wanted wanted) throws NoReplyException {
    Function<Origin, PagedAnswer> reader = origin -> OutputReader.pages(output, origin);
    var parts = path(output).split("/", 5);
    return parts[3].equals(NEWEST)
        ? new V4(http, gathering, parts[2])
            .list(new V4.Wanted(parts[4], wanted.file(), wanted.facts(), ""), reader)
        : gathering.found(wanted, V4.pages(http, path(output), ""), reader);
  }

  private static String path(Output output) {
    return ((Ask.PrismPath) output.ask()).path();
  }

  private static String file(Output output) {
    return output.file().replaceFirst("\\.json$", "_%04d.json");
  }
}
