package ncc.json;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ncc.spi.probe.ClientAuthentication;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ServerCertificate;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.Try;

/// What came of probes as a JSON document: one element of `targets` per probe, in the order asked,
/// with every try. Durations are seconds, instants ISO-8601; an absent value is an absent member.
/// `reason` is absent where there was an answer.
public final class ProbesJson {
  /// What [#write] writes. A later `1.x` may add members.
  public static final String SCHEMA_VERSION = "1.0";

  private final JsonOut json;

  private ProbesJson(JsonOut json) {
    this.json = json;
  }

  /// Writes `results` with `\n` as line end.
  ///
  /// @param results in the order to write
  public static void write(Map<Probe<?>, ProbeResult<?>> results, Appendable out)
      throws IOException {
    try (var json = new JsonOut(out)) {
      new ProbesJson(json).write(results);
      json.endLine();
    }
  }

  private void write(Map<Probe<?>, ProbeResult<?>> results) throws IOException {
    json.tallObject(() -> {
      json.member("schema_version", SCHEMA_VERSION);
      json.tallArray(
          "targets",
          () -> {
            for (var one : results.entrySet()) {
              json.tallObject(() -> target(one.getKey(), one.getValue()));
            }
          });
    });
  }

  private void target(Probe<?> probe, ProbeResult<?> result) throws IOException {
    json.member("target", probe.target().toString());
    json.member("host", probe.target().host());
    json.member("port", probe.target().port());
    switch (result) {
      case ProbeResult.Answered<?> answered -> tries(answered.tries());
      case ProbeResult.NoAnswer<?> none -> {
        failure(none.reason(), none.detail());
        tries(none.tries());
      }
      case ProbeResult.NotAsked<?>(var why) -> json.member("not_asked", why);
    }
  }

  private void tries(List<? extends Try<?>> tries) throws IOException {
    json.tallArray(
        "tries",
        () -> {
          for (Try<?> one : tries) {
            json.object(() -> write(one));
          }
        });
  }

  private void write(Try<?> one) throws IOException {
    json.member("address", one.address());
    json.member("attempt", one.attempt());
    json.member("connect_seconds", one.connected().orElse(null));
    json.member("took_seconds", one.took());
    switch (one) {
      case Try.Miss<?> miss -> failure(miss.reason(), miss.detail());
      case Try.Answer<?> answer -> {
        if (answer.answer() instanceof TlsAnswer tls) {
          json.object("tls", () -> tls(tls));
        }
      }
    }
  }

  private void failure(ProbeResult.Reason reason, String detail) throws IOException {
    json.member("reason", reason.name().toLowerCase(Locale.ROOT));
    json.member("detail", detail);
  }

  private void tls(TlsAnswer answer) throws IOException {
    json.member("level", answer.level().name().toLowerCase(Locale.ROOT));
    json.member("protocol", answer.protocol());
    json.member("cipher_suite", answer.cipherSuite());
    json.array(
        "chain",
        () -> {
          for (ServerCertificate one : answer.chain()) {
            json.object(() -> certificate(one));
          }
        });
    json.object("client_certificate", () -> client(answer.client()));
  }

  private void certificate(ServerCertificate certificate) throws IOException {
    json.member("subject", certificate.subject());
    json.member("issuer", certificate.issuer());
    json.texts("names", certificate.names());
    json.member("not_before", certificate.notBefore());
    json.member("not_after", certificate.notAfter());
    json.member("key", certificate.key());
    json.member("sha256", certificate.fingerprint());
  }

  private void client(ClientAuthentication client) throws IOException {
    json.member("asked", client.asked());
    json.texts("issuers", client.issuers());
    json.member("shown", client.shown());
    json.member("refusal", client.refusal().orElse(null));
  }
}
