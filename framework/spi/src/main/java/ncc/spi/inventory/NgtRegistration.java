package ncc.spi.inventory;

/// Whether a guest VM is registered with NGT: the cluster keeps a record of its guest tools.
///
/// @param registered false is told by nobody yet: who is not registered is not listed
@FactInfo(id = "NGT_REGISTRATION", title = "registration with NGT", order = 15)
public record NgtRegistration(boolean registered) implements Fact {}
