package ncc.cli.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import ncc.cli.terminal.Command;
import ncc.cli.terminal.Environment;
import ncc.cli.terminal.ExitCode;
import ncc.cli.terminal.Failure;
import ncc.cli.terminal.Help;
import ncc.cli.terminal.Options;
import ncc.cli.terminal.ShellWord;
import ncc.engine.Catalog;
import ncc.spi.message.FileFault;
import ncc.testkit.Capture;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.cvm.CvmFault;
import ncc.testkit.cvm.CvmFaults;
import ncc.testkit.cvm.CvmFolder;
import ncc.testkit.cvm.CvmSetup;
import ncc.testkit.cvm.CvmSimulator;
import ncc.testkit.cvm.DescribedCommands;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ncc simulate cvm`: a stand-in for a CVM, on loopback until Ctrl-C, or as programs in a folder.
final class CvmRehearsal {
  private static final String COMMANDS = "--commands";

  /// Read by bash after the login profiles, which set the PATH anew.
  private static final String PROFILE = "profile";

  private static final String PASSWORD_VARIABLE = "CVM_PASSWORD";

  private final Supplier<Catalog> catalog;
  private final Environment environment;

  private CvmRehearsal(Supplier<Catalog> catalog, Environment environment) {
    this.catalog = catalog;
    this.environment = environment;
  }

  static CommandSpec spec(Supplier<Catalog> catalog, Environment environment) {
    var spec = Command.spec(new CvmRehearsal(catalog, environment)::run);
    Options.value(spec, Simulators.VMS, "N", "Guest VMs that NGT knows. Default 100.");
    Options.value(spec, Simulators.WITHOUT_NGT, "N", "Further VMs, without NGT. Default 0.");
    Options.value(spec, Simulators.SEED, "S", "The same seed makes the same VMs. Default 1.");
    Options.value(spec, Simulators.PORT, "P", "Port to listen on. Default any that is free.");
    Simulators.addRows(spec);
    Options.value(
        spec,
        Simulators.FAULT,
        "COMMAND=FAULT",
        "Let a command fail, such as 'ncli ngt list=hang'. Repeatable. One of "
            + CvmFault.words()
            + ".");
    Options.value(
        spec,
        COMMANDS,
        "DIR",
        "Write the commands as programs into DIR and end; they fail as a file DIR/fault says.");
    return Help.describe(
        spec,
        "Stands in for a CVM and its commands, over SSH on this machine, until Ctrl-C.",
        "ncc simulate cvm --vms 1000",
        "ncc simulate cvm --vms 600 --fault nutanix_guest_tools_cli=missing",
        "ncc simulate cvm --vms 1000 --commands cvm-commands");
  }

  private int run(ParseResult line) throws Failure {
    var fleet = Simulators.fleet(line, environment);
    var folder = Options.one(line, COMMANDS, environment);
    if (folder.filter(String::isBlank).isPresent()) {
      throw new Failure(
          ExitCode.USAGE,
          "%s: '%s' is not accepted; expected a folder".formatted(COMMANDS, folder.get()));
    }
    var faults = Options.all(line, Simulators.FAULT, environment);
    var described =
        DescribedCommands.of(
            catalog.get().outputs(),
            Capture.of(fleet),
            fleet.seed(),
            Simulators.rows(line, environment));
    return folder.isPresent()
        ? write(fleet, described, Path.of(folder.get()), faults)
        : serve(
            CvmSetup.of(fleet)
                .described(described)
                .faults(faults(faults))
                .port(Simulators.port(line, environment)));
  }

  private static CvmFaults faults(List<String> texts) throws Failure {
    try {
      return CvmFaults.parse(texts);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, Simulators.FAULT + ": " + e.getMessage(), e);
    }
  }

  private int write(
      GeneratedFleet fleet, DescribedCommands described, Path folder, List<String> faults)
      throws Failure {
    faults(faults);
    var profile = folder.resolve(PROFILE);
    try {
      CvmFolder.write(Capture.of(fleet), described, folder);
      if (!faults.isEmpty()) {
        Files.write(folder.resolve("fault"), faults);
      }
      Files.writeString(profile, "PATH=%s:$PATH%n".formatted(word(folder)));
    } catch (IOException e) {
      throw new Failure(
          ExitCode.USAGE,
          "%s: %s: cannot be written: %s".formatted(COMMANDS, folder, FileFault.reason(e)),
          e);
    }
    environment
        .out()
        .printf(
            "%s of %d guest VMs are in %s; ask them:%n",
            String.join(", ", CvmFolder.PROGRAMS), fleet.vms() + fleet.strangers(), folder);
    environment
        .out()
        .printf("  BASH_ENV=%s ncc --source cvm: health_checks run_all%n", word(profile));
    return ExitCode.OK;
  }

  private static String word(Path path) {
    return ShellWord.of(path.toAbsolutePath().normalize().toString());
  }

  private int serve(CvmSetup setup) throws Failure {
    try (var cvm = CvmSimulator.start(setup)) {
      tell(cvm, knownHosts(cvm));
      new CountDownLatch(1).await();
    } catch (IOException e) {
      throw Simulators.cannotListen(setup.port(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }

  /// A file for as long as the process lives.
  private static Path knownHosts(CvmSimulator cvm) throws IOException {
    var file = Files.createTempFile("ncc-cvm-known-hosts-", "");
    file.toFile().deleteOnExit();
    return Files.writeString(file, cvm.knownHosts());
  }

  private void tell(CvmSimulator cvm, Path knownHosts) {
    var out = environment.out();
    out.printf("A CVM on 127.0.0.1:%d until Ctrl-C%n", cvm.port());
    out.printf("User name %s, password %s%n", CvmSimulator.USER, cvm.password());
    out.printf("The host key's fingerprint is %s%n", cvm.fingerprint());
    out.println("\nIn another terminal:");
    out.printf(
        "  %s=%s ncc --source 'ssh://%s@127.0.0.1:%d?known-hosts=%s&password-env=%s' health_checks"
            + " run_all%n",
        PASSWORD_VARIABLE,
        cvm.password(),
        CvmSimulator.USER,
        cvm.port(),
        knownHosts,
        PASSWORD_VARIABLE);
    out.flush();
  }
}
