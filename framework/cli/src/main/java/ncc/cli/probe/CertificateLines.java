package ncc.cli.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ncc.engine.Printable;
import ncc.spi.message.Count;
import ncc.spi.probe.ClientAuthentication;
import ncc.spi.probe.ServerCertificate;
import ncc.spi.probe.TlsAnswer;

/// Tells of the certificates that servers showed, each once.
final class CertificateLines {
  private final Instant now;
  private final int columns;
  private final Map<TlsAnswer, String> told = new HashMap<>();

  /// @param now what days are counted from
  CertificateLines(Instant now, int columns) {
    this.now = now;
    this.columns = columns;
  }

  /// What `target` showed; one line when another target has shown the same.
  List<String> of(String target, TlsAnswer answer) {
    var same = new TlsAnswer("", "", "", answer.chain(), answer.client());
    var first = told.putIfAbsent(same, target);
    if (first != null) {
      return first.equals(target)
          ? List.of()
          : List.of("  certificate and demands as at " + Printable.of(first));
    }
    var lines = new ArrayList<String>();
    certificate(lines, answer.chain());
    add(lines, "client cert", demands(answer.client()));
    return lines;
  }

  private void certificate(List<String> lines, List<ServerCertificate> chain) {
    var own = chain.getFirst();
    add(lines, "subject", own.subject());
    add(lines, "issuer", own.issuer() + (own.issuer().equals(own.subject()) ? " (itself)" : ""));
    add(lines, "names", own.names().isEmpty() ? "none" : String.join(", ", own.names()));
    add(lines, "valid", "%s to %s, %s".formatted(own.notBefore(), own.notAfter(), left(own)));
    add(lines, "key", own.key());
    add(lines, "sha256", own.fingerprint());
    if (chain.size() > 1) {
      add(lines, "chain", Count.of(chain.size(), "certificate") + ", up to " + top(chain));
      chain.stream()
          .skip(1)
          .filter(one -> !isValid(one))
          .forEach(one -> add(lines, "", "%s is %s".formatted(one.subject(), left(one))));
    }
  }

  private boolean isValid(ServerCertificate one) {
    return !now.isBefore(one.notBefore()) && !now.isAfter(one.notAfter());
  }

  private static String top(List<ServerCertificate> chain) {
    return chain.getLast().subject();
  }

  private String left(ServerCertificate certificate) {
    if (now.isBefore(certificate.notBefore())) {
      return "not valid yet";
    }
    var left = Duration.between(now, certificate.notAfter());
    return left.isNegative()
        ? "EXPIRED %s ago".formatted(days(left.negated()))
        : "%s left".formatted(days(left));
  }

  private static String days(Duration time) {
    return Count.of(time.toDays(), "day");
  }

  private static String demands(ClientAuthentication client) {
    if (client.isUnfinished()) {
      return (client.asked() ? "asked for; " : "not asked for; ") + client.refusal().orElse("");
    }
    if (!client.asked()) {
      return "not asked for"
          + client.refusal().map(why -> "; ended by the server: " + why).orElse("");
    }
    var of = client.issuers().isEmpty() ? "any issuer" : String.join(" or ", client.issuers());
    if (client.shown()) {
      return "asked for, of " + of;
    }
    return "asked for, of %s; %s"
        .formatted(
            of,
            client
                .refusal()
                .map(why -> "refuses to go on without: " + why)
                .orElse("goes on without one"));
  }

  private void add(List<String> lines, String name, String value) {
    var line = new StringBuilder("  %-12s".formatted(name));
    for (String word : Printable.of(value).split("(?<=[ ,])", -1)) {
      if (line.length() > 14 && line.length() + word.stripTrailing().length() > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        line.append(" ".repeat(14));
      }
      line.append(word);
    }
    lines.add(line.toString().stripTrailing());
  }
}
