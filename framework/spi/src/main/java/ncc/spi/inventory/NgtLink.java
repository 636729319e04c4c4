package ncc.spi.inventory;

/// Whether agent and cluster reach each other.
///
/// @param active over either path
@FactInfo(id = "LINK", title = "communication link", order = 50)
public record NgtLink(boolean active) implements Fact {}
