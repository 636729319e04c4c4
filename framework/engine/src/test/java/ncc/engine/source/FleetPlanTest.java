package ncc.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ncc.engine.source.FleetPlan.PlannedCluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.setting.Settings;
import ncc.spi.source.Ask;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Output;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.Test;

class FleetPlanTest {
  private static final Output DISKS = new Disks();

  private record Disks() implements Output {
    @Override
    public String file() {
      return "disks.txt";
    }

    @Override
    public Ask ask() {
      return new Ask.Command("list_disks");
    }

    @Override
    public Set<FactType> tells() {
      return Set.of();
    }

    @Override
    public Inventory read(InputStream text, Origin origin) {
      throw new AssertionError("not read here");
    }
  }

  /// A source that is another one for each set of outputs, as those are that read files.
  private static final class Asked implements InventorySource {
    private final List<Output> outputs;

    Asked(List<Output> outputs) {
      this.outputs = outputs;
    }

    @Override
    public String scheme() {
      return "asked";
    }

    @Override
    public String example() {
      return "--source asked:";
    }

    @Override
    public Map<String, Set<FactType>> brings() {
      return Map.of();
    }

    @Override
    public InventorySource with(List<Output> some) {
      return new Asked(some);
    }

    @Override
    public List<Inventory> read(SourceRequest request) {
      return List.of();
    }
  }

  @Test
  void aSourceThatSeveralClustersNameStaysOneWhateverIsAskedFor() {
    var source = new PlannedSource(new Asked(List.of()), "x", Settings.NONE, "asked:x");
    var clusters =
        List.of(
            new PlannedCluster("one", List.of(source), Duration.ofMinutes(1)),
            new PlannedCluster("other", List.of(source), Duration.ofMinutes(2)));
    var plan = new FleetPlan(clusters, List.of(source), WantedClusters.ALL);

    var asking = plan.asking(List.of(DISKS));

    assertThat(asking.clusters()).extracting(PlannedCluster::name).containsExactly("one", "other");
    assertThat(asking.sources()).hasSize(1);
    var one = asking.sources().getFirst();
    assertThat(((Asked) one.source()).outputs).containsExactly(DISKS);
    assertThat(asking.clusters()).allSatisfy(of -> assertThat(of.sources()).containsExactly(one));
    assertThat(one.location()).isEqualTo("x");
  }
}
