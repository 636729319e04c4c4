package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// The guest operating system.
///
/// @param name in the words of who tells it
@FactInfo(id = "GUEST_OS", title = "guest operating system", order = 100)
public record GuestOs(String name) implements Fact {
  public GuestOs {
    requireNonNull(name);
  }

  /// Each API describes systems in words of its own, so different words are no conflict.
  @Override
  public boolean agrees(Fact other) {
    return other instanceof GuestOs;
  }
}
