package ncc.cli.config;

import java.util.OptionalLong;
import ncc.json.config.ByteSize;
import ncc.json.config.Configuration.ConfiguredStore;
import ncc.store.history.Keeping;

/// How long what is kept under a configuration.
public final class StoreKeeping {
  private StoreKeeping() {}

  /// @throws IllegalArgumentException when history is to go before the runs that are read from it
  public static Keeping of(ConfiguredStore store) {
    return new Keeping(
        store.runs().orElse(Keeping.STANDARD.runs()),
        store.history().orElse(Keeping.STANDARD.history()),
        store.size().map(ByteSize::bytes).map(OptionalLong::of).orElse(OptionalLong.empty()));
  }
}
