package ncc.checks.ngt;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Guest;
import ncc.spi.inventory.Guest.Certificate;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.probe.ClientKey;

/// What a guest shows to its cluster. File names are not published, so of the certificates that are
/// no authority's the one that lasts longest counts, and with it the key that is called like it or,
/// where none is, the only one in its folder.
final class ClientPair {
  private ClientPair() {}

  static Optional<Certificate> certificate(List<Certificate> all) {
    return all.stream()
        .filter(certificate -> !certificate.authority())
        .max(Comparator.comparing(Certificate::notAfter));
  }

  /// By reference: nobody opens the files here.
  static Optional<ClientKey> of(Guest guest) {
    return guest.certificates() instanceof Seen<List<Certificate>>(var all)
        ? certificate(all).map(Certificate::path).flatMap(path -> of(Path.of(path), guest.keys()))
        : Optional.empty();
  }

  private static Optional<ClientKey> of(Path certificate, List<String> keys) {
    var beside =
        keys.stream()
            .map(Path::of)
            .filter(key -> certificate.resolveSibling(key.getFileName()).equals(key))
            .toList();
    var alike = beside.stream().filter(key -> stem(key).equals(stem(certificate))).findFirst();
    var only = beside.size() == 1 ? Optional.of(beside.getFirst()) : Optional.<Path>empty();
    return alike.or(() -> only).map(key -> new ClientKey(certificate, key));
  }

  private static String stem(Path file) {
    var name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
