package ncc.cli.probe;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.Selected;
import ncc.engine.Catalog;
import ncc.engine.Network;
import ncc.engine.Printable;
import ncc.engine.network.Limits;
import ncc.engine.network.SocketNetwork;
import ncc.engine.network.TlsLibrary;
import ncc.json.ProbesJson;
import ncc.spi.message.FileFault;
import ncc.spi.probe.Endpoint;
import ncc.spi.probe.Probe;
import ncc.spi.probe.ProbeResult;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `ncc probe`: can this machine reach a port, is it a TLS server, and does it take our key?
public final class Probing {
  private final Catalog catalog;
  private final Environment environment;

  private Probing(Catalog catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  public static CommandSpec command(Catalog catalog, Environment environment) {
    var spec =
        Command.spec(
            Options.union(Options.READING, Set.of(Options.REPORT)),
            line -> new Probing(catalog, environment).run(line));
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("HOST[:PORT]")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("An address or a name; port 2074 unless given; IPv6 as [::1]:2074.")
            .build());
    addOptions(spec);
    return Help.describe(
        spec,
        "Asks whether ports answer, as nc, openssl s_client, Test-NetConnection do.",
        "ncc probe 192.0.2.50",
        "ncc probe --tls 192.0.2.50 cluster.example:9440 [2001:db8::50]:2074",
        "ncc probe --cert client.pem --key client-key.pem 192.0.2.50",
        "ncc probe --tls --targets-from ncc.yaml",
        "ncc probe --attempts 10 --pause 1s --json 192.0.2.50 >answers.json");
  }

  private static void addOptions(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(ProbeRequest.TLS)
            .type(boolean.class)
            .arity("0")
            .description("Go on to a TLS handshake and show the server's certificate.")
            .build());
    Options.value(
        spec, ProbeRequest.CERT, "FILE", "Show this certificate, PEM, to a server that asks.");
    Options.value(spec, ProbeRequest.KEY, "FILE", "Its private key, PEM, PKCS#8.");
    Options.value(
        spec, ProbeRequest.TARGETS_FROM, "FILE", "VIPs and DSIPs of the clusters in an ncc.yaml.");
    Options.value(
        spec,
        ProbeRequest.ATTEMPTS,
        "N",
        "Ask every address so often and tell of each. Default 1.");
    Options.value(spec, ProbeRequest.PAUSE, "TIME", "Between two attempts. Default 1s.");
    Options.value(
        spec,
        ProbeRequest.TIMEOUT,
        "TIME",
        "For each step: looking up a name, connecting, the handshake. Default 5s.");
    spec.addOption(
        OptionSpec.builder(ProbeRequest.JSON)
            .type(boolean.class)
            .arity("0")
            .description("Write JSON to stdout; so does --report json.")
            .build());
  }

  private int run(ParseResult line) throws Failure {
    var request = ProbeRequest.of(line, environment);
    var known = new ProbeTargets(catalog, environment).known(line);
    var probes = targets(line, known).stream().<Probe<?>>map(request::probe).toList();
    var network = new SocketNetwork(request.deadlines(), Limits.ofThisMachine(), library(request));
    try {
      var results = asked(probes, network, request.json());
      if (request.json()) {
        write(results);
      }
      return exitCode(results, known);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure(ExitCode.ERR, "stopped before everything was asked", e);
    }
  }

  /// Loading it takes a moment, so it is for handshakes that it holds.
  private Optional<TlsLibrary> library(ProbeRequest request) throws Failure {
    boolean useful = request.tls() && request.key().isEmpty();
    return useful ? TlsChoice.of(environment) : Optional.empty();
  }

  private Set<Endpoint> targets(ParseResult line, ProbeTargets.Known known) throws Failure {
    var targets = new LinkedHashSet<Endpoint>();
    for (String target : Selected.positionals(line)) {
      targets.add(ProbeTargets.parse(target));
    }
    targets.addAll(known.targets());
    known.unasked().forEach(this::showUnasked);
    if (targets.isEmpty() && !known.unasked().isEmpty()) {
      throw new Failure(ExitCode.ERR, "no target: no cluster has a known address");
    }
    if (targets.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE, "no target; name one, such as 192.0.2.50, or --targets-from ncc.yaml");
    }
    return targets;
  }

  private void showUnasked(String cluster) {
    environment
        .err()
        .println(
            "ncc: %s: not asked, neither its VIP nor its data services IP is known"
                .formatted(Printable.of(cluster)));
  }

  private Map<Probe<?>, ProbeResult<?>> asked(List<Probe<?>> probes, Network network, boolean quiet)
      throws InterruptedException {
    var results = new LinkedHashMap<Probe<?>, ProbeResult<?>>();
    var text = new ProbeText(probes, environment);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<ProbeResult<?>>>();
      for (Probe<?> probe : probes) {
        answers.add(threads.submit(() -> network.ask(probe)));
      }
      for (int i = 0; i < probes.size(); i++) {
        var result = answers.get(i).get();
        results.put(probes.get(i), result);
        if (!quiet) {
          text.show(probes.get(i), result);
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the network broke its promise not to throw", e.getCause());
    }
    return results;
  }

  private void write(Map<Probe<?>, ProbeResult<?>> results) throws Failure {
    try {
      var out = new OutputStreamWriter(environment.out(), StandardCharsets.UTF_8);
      ProbesJson.write(results, out);
      out.flush();
    } catch (IOException e) {
      throw new Failure(ExitCode.ERR, "stdout cannot be written: " + FileFault.reason(e), e);
    }
  }

  /// A cluster that could not be asked is not known to be open.
  private static int exitCode(Map<Probe<?>, ProbeResult<?>> results, ProbeTargets.Known known) {
    var asked = results.entrySet().stream().map(one -> ProbeState.of(one.getKey(), one.getValue()));
    var unasked = known.unasked().stream().map(_ -> ProbeState.UNKNOWN);
    return Stream.concat(asked, unasked)
        .max(java.util.Comparator.naturalOrder())
        .orElse(ProbeState.UNKNOWN)
        .exitCode();
  }
}
