package ncc.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ncc.spi.probe.ClientAuthentication;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.ServerCertificate;
import ncc.spi.probe.TcpProbe;
import ncc.spi.probe.TlsAnswer;
import ncc.spi.probe.TlsProbe;
import ncc.spi.probe.Try;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbesJsonTest {
  private static final Endpoint TARGET = new Endpoint("cluster.example", 2074);

  @Test
  void tellsEveryTryOfEveryTarget() throws IOException {
    var results = new LinkedHashMap<Probe<?>, ProbeResult<?>>();
    results.put(new TlsProbe(TARGET), answered(refusing("bad_certificate")));
    results.put(new TcpProbe(TARGET), missed(Reason.REFUSED));

    assertThat(written(results))
        .isEqualTo(
            """
            {
             "schema_version": "1.0",
             "targets": [
              {
               "target": "cluster.example:2074",
               "host": "cluster.example",
               "port": 2074,
               "tries": [
                {"address":"192.0.2.9","attempt":1,"connect_seconds":0.003,"took_seconds":0.02,"tls":{"level":"tls_answered","protocol":"TLSv1.3","cipher_suite":"TLS_AES_256_GCM_SHA384","chain":[{"subject":"CN=cluster","issuer":"CN=ca","names":["cluster.example"],"not_before":"2026-01-01T00:00:00Z","not_after":"2027-01-01T00:00:00Z","key":"RSA 2048","sha256":"AA:BB"}],"client_certificate":{"asked":true,"issuers":["CN=ca"],"shown":false,"refusal":"bad_certificate"}}}
               ]
              },
              {
               "target": "cluster.example:2074",
               "host": "cluster.example",
               "port": 2074,
               "reason": "refused",
               "detail": "why",
               "tries": [
                {"address":"192.0.2.9","attempt":1,"took_seconds":0.02,"reason":"refused","detail":"why"}
               ]
              }
             ]
            }
            """);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonIsInTheSchema(Reason reason) throws IOException {
    assertThat(violations(written(Map.of(new TcpProbe(TARGET), missed(reason))))).isEmpty();
  }

  @Test
  void everyLevelAndWhatWasNotAskedAreInTheSchema() throws IOException {
    var results = new LinkedHashMap<Probe<?>, ProbeResult<?>>();
    results.put(new TlsProbe(TARGET), answered(refusing("certificate_required")));
    results.put(
        new TlsProbe(new Endpoint("192.0.2.1", 2074)),
        answered(new ClientAuthentication(true, List.of(), true, Optional.empty())));
    results.put(new TcpProbe(TARGET), new ProbeResult.NotAsked<>("not probed"));
    assertThat(violations(written(results))).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatItDoesNotKnow() {
    assertThat(violations("{\"schema_version\": \"1.0\", \"targets\": [{\"target\": 1}]}"))
        .isNotEmpty();
  }

  private static ProbeResult<?> answered(ClientAuthentication client) {
    var certificate =
        new ServerCertificate(
            "CN=cluster",
            "CN=ca",
            List.of("cluster.example"),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2027-01-01T00:00:00Z"),
            "RSA 2048",
            "AA:BB");
    var answer =
        new TlsAnswer(
            "192.0.2.9", "TLSv1.3", "TLS_AES_256_GCM_SHA384", List.of(certificate), client);
    var connected = Optional.of(Duration.ofMillis(3));
    Try<TlsAnswer> one = new Try.Answer<>("192.0.2.9", 1, connected, Duration.ofMillis(20), answer);
    return new ProbeResult.Answered<>(answer, Duration.ofMillis(20), List.of(one));
  }

  private static ClientAuthentication refusing(String alert) {
    return new ClientAuthentication(true, List.of("CN=ca"), false, Optional.of(alert));
  }

  private static ProbeResult<?> missed(Reason reason) {
    Try<Object> one =
        new Try.Miss<>("192.0.2.9", 1, Optional.empty(), Duration.ofMillis(20), reason, "why");
    return new ProbeResult.NoAnswer<>(reason, "why", List.of(one));
  }

  private static String written(Map<Probe<?>, ProbeResult<?>> results) throws IOException {
    var out = new StringBuilder();
    ProbesJson.write(results, out);
    return out.toString();
  }

  private static List<String> violations(String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(closed())
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  /// What the schema does not describe is an error here.
  private static String closed() {
    try (var in =
        Objects.requireNonNull(ProbesJson.class.getResourceAsStream("probes.schema.json"))) {
      return new String(in.readAllBytes(), UTF_8)
          .replace("\"properties\":", "\"additionalProperties\": false, \"properties\":");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
