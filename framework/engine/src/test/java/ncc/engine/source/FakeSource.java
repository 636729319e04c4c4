package ncc.engine.source;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ncc.engine.Catalog;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.setting.SecretException;
import ncc.spi.setting.Setting;
import ncc.spi.source.InventorySource;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// A source that does what a test says.
record FakeSource(
    String scheme, List<Setting> settings, List<String> nativeCommands, Reading reading)
    implements InventorySource {

  /// What happens when it is read.
  @FunctionalInterface
  interface Reading {
    List<Inventory> read(SourceRequest request) throws SourceException;
  }

  static FakeSource named(String scheme, Setting... settings) {
    return new FakeSource(scheme, List.of(settings), List.of(), _ -> List.of());
  }

  static FakeSource reading(String scheme, Reading reading) {
    return new FakeSource(scheme, List.of(), List.of(), reading);
  }

  /// The password that was set, as a source gets it.
  static String password(SourceRequest request) throws SourceException {
    try {
      return request.settings().secret("password").orElseThrow().reveal();
    } catch (SecretException e) {
      throw new SourceException(String.valueOf(e.getMessage()), e);
    }
  }

  static Catalog catalog(InventorySource... sources) {
    return new Catalog(List.of(), List.of(), List.of(sources), List.of(), List.of());
  }

  @Override
  public String example() {
    return "--source " + scheme + ":example";
  }

  @Override
  public Map<String, Set<FactType>> brings() {
    return Map.of();
  }

  @Override
  public List<Inventory> read(SourceRequest request) throws SourceException {
    return reading.read(request);
  }
}
