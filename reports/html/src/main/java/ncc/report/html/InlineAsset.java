package ncc.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// The style or script that the templates put into the page as it is.
enum InlineAsset {
  STYLE("page.css"),
  SCRIPT("page.js");

  private final String hash;

  InlineAsset(String resource) {
    this.hash = "sha256-" + Base64.getEncoder().encodeToString(sha256(bytes(resource)));
  }

  /// What a content security policy calls it by: `sha256-…`.
  String hash() {
    return hash;
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = InlineAsset.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
