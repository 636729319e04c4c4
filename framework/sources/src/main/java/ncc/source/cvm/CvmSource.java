package ncc.source.cvm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.setting.Setting;
import ncc.spi.source.InventorySource;
import ncc.spi.source.LocationException;
import ncc.spi.source.Output;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// Asks the commands of the CVM on which it runs.
public final class CvmSource implements InventorySource {
  private final Shell shell;
  private final List<Output> further;

  public CvmSource() {
    this(LocalShell.LOGIN, List.of());
  }

  CvmSource(Shell shell, List<Output> further) {
    this.shell = shell;
    this.further = List.copyOf(further);
  }

  @Override
  public InventorySource with(List<Output> outputs) {
    return new CvmSource(shell, outputs);
  }

  @Override
  public String scheme() {
    return "cvm";
  }

  @Override
  public String example() {
    return "--source cvm:";
  }

  @Override
  public List<Setting> settings() {
    return List.of(CvmReading.COMMAND_TIMEOUT);
  }

  @Override
  public Map<String, Set<FactType>> brings() {
    return CvmReading.brings(further);
  }

  @Override
  public List<String> nativeCommands() {
    return List.of("ncli", "/home/nutanix/prism/cli/ncli");
  }

  @Override
  public List<Inventory> read(SourceRequest request) throws SourceException {
    if (!request.location().isEmpty()) {
      throw new LocationException(
          "cvm:"
              + request.location()
              + ": expected `cvm:` alone, which is this machine;"
              + " another one is ssh://nutanix@192.0.2.11");
    }
    return CvmReading.read(shell, request, further);
  }
}
