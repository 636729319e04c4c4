package ncc.engine.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import ncc.engine.ConfigurationException;
import ncc.spi.message.FileFault;
import ncc.spi.probe.ClientKey;
import ncc.spi.setting.InputFile;

/// Reads a client's certificate chain and private key from PEM files (RFC 7468). No message says
/// more of the key file than its name and the kind of key in it.
public final class KeyPairFiles {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PKCS8 = "PRIVATE KEY";
  private static final byte[] SAMPLE = "ncc".getBytes(StandardCharsets.US_ASCII);

  private KeyPairFiles() {}

  /// A private key and the certificates that belong to it, the key's own first.
  public record Pair(PrivateKey key, List<X509Certificate> chain) {
    public Pair {
      chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
      return "key pair of " + chain.getFirst().getSubjectX500Principal().getName();
    }
  }

  private record Block(String kind, String base64) {
    byte[] bytes() {
      return Base64.getMimeDecoder().decode(base64);
    }

    @Override
    public String toString() {
      return kind;
    }
  }

  /// Looks whether a pair can be used, so that an operator's mistake is told before anything is
  /// asked.
  ///
  /// @throws ConfigurationException naming the file and what to do
  public static void validate(ClientKey files) throws ConfigurationException {
    readOwn(files);
  }

  /// As [#read], of a key that the operator keeps: one that others can read is refused.
  ///
  /// @throws ConfigurationException naming the file and what to do
  public static Pair readOwn(ClientKey files) throws ConfigurationException {
    PrivateFile.check(files.key());
    return read(files);
  }

  /// @throws ConfigurationException naming the file and what to do
  public static Pair read(ClientKey files) throws ConfigurationException {
    var chain = certificates(files.certificates());
    var publicKey = chain.getFirst().getPublicKey();
    var key = key(files, publicKey.getAlgorithm());
    if (!belongTogether(key, publicKey)) {
      throw mismatch(files);
    }
    return new Pair(key, chain);
  }

  /// The certificates in a file, of which there is at least one.
  ///
  /// @throws ConfigurationException naming the file and what to do
  public static List<X509Certificate> certificates(Path file) throws ConfigurationException {
    var chain = new ArrayList<X509Certificate>();
    try {
      var factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks(file)) {
        if (block.kind().equals(CERTIFICATE)) {
          var bytes = new ByteArrayInputStream(block.bytes());
          chain.add((X509Certificate) factory.generateCertificate(bytes));
        }
      }
    } catch (CertificateException | IllegalArgumentException _) {
      throw new ConfigurationException("'%s' holds a damaged certificate".formatted(file));
    }
    if (chain.isEmpty()) {
      throw new ConfigurationException(
          "'%s' holds no certificate; expected PEM, -----BEGIN CERTIFICATE-----".formatted(file));
    }
    return chain;
  }

  private static PrivateKey key(ClientKey files, String algorithm) throws ConfigurationException {
    var file = files.key();
    for (Block block : blocks(file)) {
      if (block.kind().equals(PKCS8)) {
        return pkcs8(files, block, algorithm);
      }
      if (block.kind().endsWith(PKCS8)) {
        throw new ConfigurationException(
            "'%s' holds a key as '%s'; expected PKCS#8 without a passphrase; convert it: %s"
                .formatted(file, block.kind(), conversion(file, block.kind())));
      }
    }
    throw new ConfigurationException(
        "'%s' holds no private key; expected PEM, -----BEGIN PRIVATE KEY-----".formatted(file));
  }

  private static String conversion(Path file, String kind) {
    return kind.startsWith("ENCRYPTED")
        ? "openssl pkcs8 -in %s -out client-key.pem".formatted(file)
        : "openssl pkcs8 -topk8 -nocrypt -in %s -out client-key.pem".formatted(file);
  }

  private static PrivateKey pkcs8(ClientKey files, Block block, String algorithm)
      throws ConfigurationException {
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(block.bytes()));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw mismatch(files);
    }
  }

  private static boolean belongTogether(PrivateKey key, PublicKey publicKey) {
    try {
      var signing = Signature.getInstance(signature(key));
      signing.initSign(key);
      signing.update(SAMPLE);
      var signed = signing.sign();
      signing.initVerify(publicKey);
      signing.update(SAMPLE);
      return signing.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  private static String signature(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "EdDSA" -> "EdDSA";
      default -> "SHA256with" + key.getAlgorithm();
    };
  }

  private static ConfigurationException mismatch(ClientKey files) {
    return new ConfigurationException(
        "the key in '%s' is damaged or not that of the first certificate in '%s'"
            .formatted(files.key(), files.certificates()));
  }

  private static List<Block> blocks(Path file) throws ConfigurationException {
    try {
      InputFile.require(file);
      return BLOCK
          .matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
          .results()
          .map(match -> new Block(match.group(1), match.group(2)))
          .toList();
    } catch (IOException e) {
      throw new ConfigurationException(
          "'%s' cannot be read (%s)".formatted(file, FileFault.reason(e)));
    }
  }
}
