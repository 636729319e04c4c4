package ncc.spi.inventory;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// A node of a cluster, with what NCC prints of it. Addresses are texts: IPv4 or IPv6 literals.
///
/// @param cvmIp external address of its controller VM
public record Node(
    String cvmIp,
    Optional<String> cvmId,
    Optional<String> hypervisorIp,
    Optional<String> hypervisorVersion,
    Optional<String> ipmiIp,
    Optional<String> serial,
    Optional<String> model,
    Optional<String> position,
    Optional<String> blockSerial) {

  public Node {
    requireNonNull(cvmIp);
    requireNonNull(cvmId);
    requireNonNull(hypervisorIp);
    requireNonNull(hypervisorVersion);
    requireNonNull(ipmiIp);
    requireNonNull(serial);
    requireNonNull(model);
    requireNonNull(position);
    requireNonNull(blockSerial);
  }

  /// A node of which only the CVM's address is known, and perhaps the hypervisor's.
  public static Node at(String cvmIp, Optional<String> hypervisorIp) {
    return new Node(
        cvmIp,
        Optional.empty(),
        hypervisorIp,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
