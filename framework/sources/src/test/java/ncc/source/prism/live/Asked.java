package ncc.source.prism.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import ncc.spi.inventory.Inventory;
import ncc.spi.setting.Secret;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import ncc.testkit.prism.PrismSimulator;

/// A source as an operator would set it up for a stand-in, and what it recorded.
final class Asked implements Recorder {
  private final InventorySource source;
  private final String location;
  private final Map<String, List<String>> values = new HashMap<>();
  private final Map<String, Secret> secrets = new HashMap<>();
  private Recorder recorder = this;
  private WantedClusters clusters = WantedClusters.ALL;
  final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
  final Map<String, String> missing = new ConcurrentSkipListMap<>();

  private Asked(InventorySource source, String location) {
    this.source = source;
    this.location = location;
    for (Setting setting : source.settings()) {
      if (!setting.otherwise().isEmpty()) {
        values.put(setting.name(), List.of(setting.otherwise()));
      }
    }
  }

  static Asked element(PrismSimulator prism) {
    return of(new PrismElementSource(), prism);
  }

  static Asked central(PrismSimulator prism) {
    return of(new PrismCentralSource(), prism);
  }

  static Asked element(PrismSimulator prism, InventorySource source) {
    return of(source, prism);
  }

  static Asked central(PrismSimulator prism, InventorySource source) {
    return of(source, prism);
  }

  private static Asked of(InventorySource source, PrismSimulator prism) {
    return at(source, prism.port())
        .with("pin-sha256", prism.fingerprint())
        .with("requests-per-second", "1000")
        .secret("password", prism.account().password());
  }

  static Asked at(InventorySource source, int port) {
    return new Asked(source, "//ncc@127.0.0.1:" + port);
  }

  Asked with(String setting, String value) {
    values.put(setting, List.of(value));
    return this;
  }

  Asked secret(String setting, String value) {
    secrets.put(setting, new Fixed(value));
    return this;
  }

  Asked only(String cluster) {
    clusters = WantedClusters.called(Set.of(cluster));
    return this;
  }

  Asked own(String... names) {
    clusters = WantedClusters.own(Set.of(names));
    return this;
  }

  Asked recordedBy(Recorder another) {
    recorder = another;
    return this;
  }

  private record Fixed(String value) implements Secret {
    @Override
    public String reveal() {
      return value;
    }

    @Override
    public String toString() {
      return "test";
    }
  }

  List<Inventory> read() throws SourceException {
    return source.read(request());
  }

  Inventory readOne() throws SourceException {
    return read().getFirst();
  }

  SourceRequest request() {
    return new SourceRequest(
        location,
        new Settings(values, secrets),
        clusters,
        recorder,
        InstantSource.fixed(Instant.parse("2026-11-20T21:00:00Z")));
  }

  @Override
  public InputStream recorded(String file, InputStream in) {
    try {
      files.put(file, in.readAllBytes());
      return new ByteArrayInputStream(files.get(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void missing(String file, String reason) {
    missing.put(file, reason);
  }
}
