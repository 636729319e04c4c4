package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

/// Over which path an agent speaks to its cluster.
///
/// @param type which path is tried
@FactInfo(id = "COMMUNICATION_TYPE", title = "communication type", order = 60)
public record NgtCommunication(CommunicationType type) implements Fact {
  public NgtCommunication {
    requireNonNull(type);
  }
}
