package ncc.testkit.cvm;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import ncc.testkit.Capture;
import ncc.testkit.GeneratedFleet;

/// What a [CvmSimulator] is and whom it lets in. Immutable: every method answers with a new one.
///
/// @param capture the cluster it speaks for
/// @param described what plugins describe
/// @param faults which of its commands fail
/// @param port on loopback; 0 takes a free one
/// @param password of the user `nutanix`
/// @param authorizedKeys public keys of that user, one line each as in `authorized_keys`. For
///   ed25519 keys the class path needs Bouncy Castle's `bcpkix-jdk18on`; RSA and ECDSA need nothing
public record CvmSetup(
    Capture capture,
    DescribedCommands described,
    CvmFaults faults,
    int port,
    String password,
    List<String> authorizedKeys) {
  public CvmSetup {
    requireNonNull(capture);
    requireNonNull(described);
    requireNonNull(faults);
    requireNonNull(password);
    authorizedKeys = List.copyOf(authorizedKeys);
  }

  /// A CVM of a generated fleet in which everything works, on a free port, with the password
  /// `nutanix/4u` and no key.
  public static CvmSetup of(GeneratedFleet fleet) {
    return new CvmSetup(
        Capture.of(fleet), DescribedCommands.NONE, CvmFaults.NONE, 0, "nutanix/4u", List.of());
  }

  /// The same with commands that plugins describe.
  public CvmSetup described(DescribedCommands commands) {
    return new CvmSetup(capture, commands, faults, port, password, authorizedKeys);
  }

  public CvmSetup faults(CvmFaults failing) {
    return new CvmSetup(capture, described, failing, port, password, authorizedKeys);
  }

  public CvmSetup port(int number) {
    return new CvmSetup(capture, described, faults, number, password, authorizedKeys);
  }

  public CvmSetup password(String secret) {
    return new CvmSetup(capture, described, faults, port, secret, authorizedKeys);
  }

  /// Lets in one more public key.
  public CvmSetup authorized(String key) {
    var keys = Stream.concat(authorizedKeys.stream(), Stream.of(key)).toList();
    return new CvmSetup(capture, described, faults, port, password, keys);
  }

  @Override
  public String toString() {
    return "CvmSetup[" + capture.cluster().name() + " on port " + port + ", " + faults + "]";
  }
}
