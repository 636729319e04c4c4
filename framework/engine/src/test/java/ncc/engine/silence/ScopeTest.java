package ncc.engine.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ncc.engine.Catalog;
import ncc.engine.CheckPlugin;
import ncc.spi.check.CheckContext;
import ncc.spi.check.CheckInfo;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Verdict;
import ncc.spi.check.VmCheck;
import ncc.spi.inventory.Vm;
import org.junit.jupiter.api.Test;

class ScopeTest {
  @CheckInfo(
      id = "disk_check",
      module = "disk_checks",
      title = "Disk",
      description = "Disk of the VM",
      causes = "It is full.",
      resolutions = "Empty it.",
      impact = "Nothing is written.",
      categories = "Test",
      alert = "D100",
      alertTitle = "Disk full",
      interval = "5m")
  public record DiskCheck() implements VmCheck {
    @Override
    public List<Diagnosis> diagnoses() {
      return List.of(Diagnosis.fail("full", "Disk is full", ""));
    }

    @Override
    public Verdict check(Vm vm, CheckContext context) {
      return Verdict.pass();
    }
  }

  @Test
  void aSilenceCanNameChecksTheirDiagnosesAndTheAlertsOfPluginsOfTheStoreAndOfNcc() {
    var disks = CheckPlugin.of(new DiskCheck());
    var catalog = new Catalog(List.of(disks), List.of(), List.of(), List.of(), List.of());

    assertThat(Scope.checkNames(catalog, List.of("gone_check", "ncc_inventory")))
        .containsExactlyInAnyOrder(
            "disk_check",
            "disk_check.full",
            "D100",
            "ncc_check_error.disk_check",
            "gone_check",
            "ncc_check_error.gone_check",
            "ncc_inventory",
            "ncc_inventory_incomplete",
            "ncc_coverage_gap");
  }
}
