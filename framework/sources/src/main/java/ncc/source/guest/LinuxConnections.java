package ncc.source.guest;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import ncc.source.text.Lines;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;

/// Reads what `nc -vz … 2074` or `curl -v telnet://…:2074` prints, once or several times, in the
/// words of each `nc` there is: that of OpenBSD, Ncat and the traditional one. Ncat says of a
/// failure not whom it tried, so the line in which it was typed counts.
public final class LinuxConnections {
  /// What it tells: nothing of the cluster's.
  public static final Set<FactType> FACTS = WindowsConnections.FACTS;

  private static final int LONGEST = 1_000;
  private static final Pattern TYPED_NC =
      Pattern.compile(
          "(?:.*[#$%>➜❯»λ+]\\s*)?(?:sudo\\s+)?(?:nc|ncat|netcat)\\s+(?:-\\S+\\s+(?:\\d+\\s+)?)*"
              + "([\\w.:%-]+)\\s+(\\d{1,5})(?:\\s.*)?");
  private static final Pattern TYPED_CURL =
      Pattern.compile(
          ".*\\bcurl\\s.*\\b(?:telnet|https?)://(\\[[^\\]]+\\]|[\\w.-]+):(\\d{1,5})\\b.*");
  private static final Pattern OPEN =
      Pattern.compile(
          String.join(
              "|",
              "Connection to \\S+ (?:\\((?<a>\\S+)\\) )(?<ap>\\d{1,5}) port \\[tcp/.*\\]"
                  + " succeeded!",
              "Connection to (?<b>\\S+) (?<bp>\\d{1,5}) port \\[tcp/.*\\] succeeded!",
              "Ncat: Connected to (?<c>\\S+):(?<cp>\\d{1,5})\\.",
              ".*\\[(?<d>[\\w.:%]+)\\] (?<dp>\\d{1,5}) \\(.*\\) open",
              "\\* Connected to \\S+ \\((?<e>\\S+)\\) port (?<ep>\\d{1,5})(?: .*)?",
              "\\* Established connection to \\S+ \\((?<f>\\S+) port (?<fp>\\d{1,5})\\) from .*"));
  private static final Pattern SHUT =
      Pattern.compile(
          String.join(
              "|",
              "nc: connect to \\S+ \\((?<a>\\S+)\\) port (?<ap>\\d{1,5}) \\(tcp\\) (?:failed|timed"
                  + " out).*",
              "nc: connect to (?<b>\\S+) port (?<bp>\\d{1,5}) \\(tcp\\) (?:failed|timed out).*",
              "curl: \\(\\d+\\) Failed to connect to (?<c>\\S+) port (?<cp>\\d{1,5})\\b.*",
              ".*\\[(?<d>[\\w.:%]+)\\] (?<dp>\\d{1,5}) \\(.*\\) : .*"));
  private static final List<String> GROUPS = List.of("a", "b", "c", "d", "e", "f");

  /// A failure that says not whom it is about.
  private static final Pattern SHUT_ALONE =
      Pattern.compile(
          "Ncat: (?!Version|Connected|\\d+ bytes)\\S.*|nc: getaddrinfo.*|curl: \\((?:6|7|28)\\)"
              + " .*");

  private final Lines lines;
  private final CapturedGuest guest;
  private final List<Connection> connections = new ArrayList<>();
  private Optional<Target> typed = Optional.empty();
  private boolean isAny;

  /// Whom a line that was typed is about.
  private record Target(long line, String host, int port) {
    boolean isOf(Connection connection) {
      return connection.host().equals(host) && connection.port() == port;
    }
  }

  private LinuxConnections(InputStream in, Origin origin) {
    this.lines = new Lines(in);
    this.guest = new CapturedGuest(origin, "Linux");
  }

  /// Reads to the end, or as far as it goes: damage becomes a caveat.
  public static Inventory read(InputStream in, Origin origin) {
    return new LinuxConnections(in, origin).read();
  }

  private Inventory read() {
    guest.each(lines, this::take);
    end();
    if (!isAny) {
      guest.lost(0, "it holds no answer of nc or curl", "");
    }
    return guest.inventory(guest.untold(), connections);
  }

  private void take(Lines.Line line) {
    var text = line.text().strip();
    if (text.length() > LONGEST) {
      return;
    }
    var open = OPEN.matcher(text);
    var shut = SHUT.matcher(text);
    var begun = typed(line, text);
    if (open.matches() && line.isEnded()) {
      tried(open.toMatchResult(), true);
    } else if (shut.matches()) {
      tried(shut.toMatchResult(), false);
    } else if (SHUT_ALONE.matcher(text).matches()) {
      shutAlone(line);
    } else if (begun.isPresent()) {
      end();
      typed = begun;
      isAny = true;
    }
  }

  private static Optional<Target> typed(Lines.Line line, String text) {
    var nc = TYPED_NC.matcher(text);
    var curl = TYPED_CURL.matcher(text);
    var typed = nc.matches() ? nc : curl;
    return typed == nc || curl.matches()
        ? Optional.of(
            new Target(line.number(), bare(typed.group(1)), Integer.parseInt(typed.group(2))))
        : Optional.empty();
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private void tried(MatchResult match, boolean succeeded) {
    for (String group : GROUPS) {
      var host = match.namedGroups().containsKey(group) ? match.group(group) : null;
      if (host != null) {
        add(host, Integer.parseInt(match.group(group + "p")), succeeded);
      }
    }
  }

  /// What is typed and what answers are one try.
  private void add(String host, int port, boolean succeeded) {
    isAny = true;
    typed = Optional.empty();
    connections.add(new Connection(host, port, succeeded));
  }

  /// Behind what it connected to, curl waits until its time is up, and says so.
  private void shutAlone(Lines.Line line) {
    isAny = true;
    if (typed.isPresent()) {
      add(typed.get().host(), typed.get().port(), false);
    } else if (connections.isEmpty() || !line.text().strip().startsWith("curl:")) {
      guest.lost(
          line.number(),
          "it says not whom it tried; the line in which it was typed belongs above it",
          line.text());
    }
  }

  /// A line was typed, and nothing is known of what came of it, unless it was typed again.
  private void end() {
    typed
        .filter(target -> connections.stream().noneMatch(target::isOf))
        .ifPresent(target -> guest.lost(target.line(), "this test says not what came of it", ""));
    typed = Optional.empty();
  }
}
