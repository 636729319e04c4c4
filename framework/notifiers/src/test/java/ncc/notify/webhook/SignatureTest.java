package ncc.notify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SignatureTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
  private static final String BODY = "{\"name\":\"会計\"}";

  /// The command that the README shows to receivers.
  private static final String CHECK =
      "{ printf '%s.' \"$timestamp\"; cat body; } | openssl dgst -sha256 -hmac \"$secret\"";

  @TempDir Path folder;

  @Test
  @Tag("tools")
  void opensslComesToTheSame() throws Exception {
    Files.writeString(folder.resolve("body"), BODY);
    var signature = Signature.of("s3cret w0rd", NOW, BODY.getBytes(UTF_8));

    assertThat(said(signature.seconds(), "s3cret w0rd")).endsWith("= " + signature.hex());
    assertThat(said(signature.seconds() + 1, "s3cret w0rd")).doesNotEndWith(signature.hex());
    assertThat(said(signature.seconds(), "another")).doesNotEndWith(signature.hex());
  }

  private String said(long timestamp, String secret) throws IOException {
    var builder = new ProcessBuilder("sh", "-c", CHECK).directory(folder.toFile());
    builder.environment().put("timestamp", Long.toString(timestamp));
    builder.environment().put("secret", secret);
    try (var out = builder.start().inputReader()) {
      return String.valueOf(out.readLine());
    }
  }

  @Test
  void timeBodyAndSecretAllCount() {
    var signed = Signature.of("secret", NOW, BODY.getBytes(UTF_8));

    assertThat(signed.header()).matches("sha256=[0-9a-f]{64}");
    assertThat(Signature.of("secret", NOW.plusSeconds(1), BODY.getBytes(UTF_8)).hex())
        .isNotEqualTo(signed.hex());
    assertThat(Signature.of("secret", NOW, "{}".getBytes(UTF_8)).hex()).isNotEqualTo(signed.hex());
    assertThat(Signature.of("secret2", NOW, BODY.getBytes(UTF_8)).hex()).isNotEqualTo(signed.hex());
  }
}
