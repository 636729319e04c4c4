package ncc.cli.simulate;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Numbers;
import ncc.cli.terminal.Options;
import ncc.engine.Catalog;
import ncc.spi.message.Count;
import ncc.testkit.GeneratedSite;
import ncc.testkit.prism.DescribedLists;
import ncc.testkit.prism.PrismApi;
import ncc.testkit.prism.PrismFault;
import ncc.testkit.prism.PrismFaults;
import ncc.testkit.prism.PrismSettings;
import ncc.testkit.prism.PrismSimulator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc simulate prism`: a stand-in for Prism on loopback until Ctrl-C.
final class PrismRehearsal {
  private static final String CLUSTERS = "--clusters";
  private static final String API = "--api";
  private static final String LATENCY = "--latency";
  private static final String RATE = "--rate";

  private static final String PASSWORD_VARIABLE = "PRISM_PASSWORD";

  private final Supplier<Catalog> catalog;
  private final Environment environment;

  private PrismRehearsal(Supplier<Catalog> catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  static CommandSpec spec(Supplier<Catalog> catalog, Environment environment) {
    var spec = Command.spec(new PrismRehearsal(catalog, environment)::run);
    Options.value(
        spec, Simulators.VMS, "N", "Guest VMs of each cluster that NGT knows. Default 100.");
    Options.value(
        spec, Simulators.WITHOUT_NGT, "N", "Further VMs of each cluster, without NGT. Default 0.");
    Options.value(spec, Simulators.SEED, "S", "The same seed makes the same VMs. Default 1.");
    Options.value(spec, CLUSTERS, "N", "Clusters that Prism Central manages. Default 1.");
    Options.value(spec, Simulators.PORT, "P", "Port to listen on. Default any that is free.");
    Options.value(spec, API, "VERSION", "Newest API served: " + apis() + ". Default v4.3.");
    Options.value(spec, LATENCY, "DURATION", "Each answer takes so much longer, such as 50ms.");
    Options.value(
        spec, RATE, "N", "Requests of v3 and v4 per second, 0 for any number. Default 30.");
    Simulators.addRows(spec);
    Options.value(spec, Simulators.FAULT, "FAULT[=N]", "Fail on command. Repeatable. " + faults());
    return Help.describe(
        spec,
        "Stands in for Prism Element and Prism Central, over HTTPS on this machine, until Ctrl-C.",
        "ncc simulate prism --vms 1000",
        "ncc simulate prism --clusters 3 --api v4.0 --latency 50ms",
        "ncc simulate prism --fault 503=2 --fault cut=3");
  }

  private static String apis() {
    return Arrays.stream(PrismApi.values())
        .map(PrismApi::toString)
        .collect(Collectors.joining(", "));
  }

  private static String faults() {
    return Arrays.stream(PrismFault.values())
        .map(fault -> fault.word() + ": " + fault.means())
        .collect(Collectors.joining("; ", "", "."));
  }

  private int run(ParseResult line) throws Failure {
    var settings = settings(line);
    try (var prism = start(settings)) {
      tell(prism, settings);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }

  private static PrismSimulator start(PrismSettings settings) throws Failure {
    try {
      return PrismSimulator.start(settings);
    } catch (UncheckedIOException e) {
      throw Simulators.cannotListen(settings.port(), e);
    }
  }

  private PrismSettings settings(ParseResult line) throws Failure {
    var fleet = Simulators.fleet(line, environment);
    try {
      return PrismSettings.of(
              new GeneratedSite(
                  Numbers.count(line, CLUSTERS, GeneratedSite.MOST_CLUSTERS, environment).orElse(1),
                  fleet))
          .described(
              new DescribedLists(
                  catalog.get().outputs(), fleet.seed(), Simulators.rows(line, environment)))
          .port(Simulators.port(line, environment))
          .api(api(line))
          .rate(Simulators.number(line, environment, RATE, 30, 1_000_000))
          .faults(faults(line));
    } catch (IllegalArgumentException e) {
      throw Failure.of(ExitCode.USAGE, e);
    }
  }

  private PrismApi api(ParseResult line) throws Failure {
    var text = Options.one(line, API, environment).orElse("v4.3");
    return PrismApi.named(text)
        .orElseThrow(() ->
            new Failure(ExitCode.USAGE, "%s: '%s' is not one of %s".formatted(API, text, apis())));
  }

  private PrismFaults faults(ParseResult line) throws Failure {
    try {
      var faults = PrismFaults.parse(Options.all(line, Simulators.FAULT, environment));
      var latency = Options.one(line, LATENCY, environment);
      return latency.isEmpty() ? faults : faults.and(PrismFault.SLOW, millis(latency.get()));
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, Simulators.FAULT + ": " + e.getMessage(), e);
    }
  }

  private static int millis(String text) throws Failure {
    var match = Pattern.compile("(\\d{1,6})(ms|s)").matcher(text);
    if (!match.matches()) {
      throw new Failure(
          ExitCode.USAGE,
          "%s: '%s' is not a duration; expected such as 50ms or 2s".formatted(LATENCY, text));
    }
    return Integer.parseInt(match.group(1)) * (match.group(2).equals("s") ? 1000 : 1);
  }

  private void tell(PrismSimulator prism, PrismSettings settings) {
    var out = environment.out();
    var site = settings.site();
    out.printf(
        "Prism of %s with %s each, on %s until Ctrl-C%n",
        Count.of(site.clusters(), "cluster"),
        Count.of(site.fleet().size(), "guest VM"),
        prism.uri());
    out.printf(
        "User name %s, password %s, or API key %s for Prism Central%n",
        prism.account().user(), prism.account().password(), prism.account().apiKey());
    out.println("The certificate's SHA-256 is " + prism.fingerprint());
    out.println("\nIn another terminal, Prism Central with all clusters:");
    out.println("  " + example(prism, "prism-central"));
    out.println("or Prism Element of the first:");
    out.println("  " + example(prism, "prism-element"));
    out.flush();
  }

  private static String example(PrismSimulator prism, String scheme) {
    return "%s=%s ncc --source '%s://%s@127.0.0.1:%d?pin-sha256=%s&password-env=%s' health_checks run_all"
        .formatted(
            PASSWORD_VARIABLE,
            prism.account().password(),
            scheme,
            prism.account().user(),
            prism.port(),
            prism.fingerprint(),
            PASSWORD_VARIABLE);
  }
}
