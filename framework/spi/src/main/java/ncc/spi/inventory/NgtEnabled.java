package ncc.spi.inventory;

/// Whether NGT is switched on for a VM.
///
/// @param enabled the state of the check box "Enable Nutanix Guest Tools"
@FactInfo(id = "NGT_ENABLED", title = "NGT enabled", order = 20)
public record NgtEnabled(boolean enabled) implements Fact {}
