package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// Whether a guest VM runs.
///
/// @param state as the cluster sees it
@FactInfo(id = "POWER", title = "power state", order = 10)
public record Power(PowerState state) implements Fact {
  public Power {
    requireNonNull(state);
  }
}
