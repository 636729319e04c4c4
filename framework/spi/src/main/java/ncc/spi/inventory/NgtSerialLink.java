package ncc.spi.inventory;

/// Whether the virtual serial port is in use.
///
/// @param active agent and cluster reach each other over it
@FactInfo(id = "SERIAL_LINK", title = "link over the serial port", order = 70)
public record NgtSerialLink(boolean active) implements Fact {}
