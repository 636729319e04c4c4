package ncc.engine.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Who knows the addresses of a name. May block for as long as it likes.
@FunctionalInterface
interface Resolver {
  /// What this machine is set up with: its hosts file, its name servers.
  Resolver SYSTEM = name -> List.of(InetAddress.getAllByName(name));

  /// At least one address.
  List<InetAddress> addresses(String name) throws UnknownHostException;
}
