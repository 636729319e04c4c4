package ncc.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.VirtualIp;
import ncc.spi.report.ReportFormat;
import ncc.spi.report.ReportOptions;
import ncc.spi.run.Run;
import ncc.spi.run.RunListener;
import ncc.spi.setting.Settings;
import ncc.spi.source.Ask;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Layout;
import ncc.spi.source.Output;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import org.junit.jupiter.api.Test;

/// A polite plugin keeps its contract, and each rude one is noticed.
class ContractsOfPluginsTest {
  private interface Body {
    void write(Run run, Appendable out) throws IOException;
  }

  private record Report(String name, String extension, Body body) implements ReportFormat {
    @Override
    public void render(Run run, ReportOptions options, Appendable out) throws IOException {
      body.write(run, out);
    }
  }

  private static ReportContract report(Body body) {
    return () -> new Report("acme", "txt", body);
  }

  private static final Body POLITE = (run, out) -> out.append(run.id());

  @Test
  void aPoliteReport() {
    for (Rule<ReportContract> rule :
        List.<Rule<ReportContract>>of(
            ReportContract::hasANameAndAnExtension,
            ReportContract::writesEveryRunTheSameTwice,
            ReportContract::writesNoNameAsItIsWhereItDoesHarm,
            ReportContract::tellsWhenItCannotWrite,
            ReportContract::leavesOpenWhatItWritesTo)) {
      keeps(report(POLITE), rule);
    }
  }

  @Test
  void rudeReports() {
    breaks(contract("A B", "txt"), ReportContract::hasANameAndAnExtension);
    breaks(contract("acme", ""), ReportContract::hasANameAndAnExtension);
    breaks(
        report((_, out) -> out.append(new Object().toString())),
        ReportContract::writesEveryRunTheSameTwice);
    breaks(
        report((_, out) -> out.append("\u001b[31m")),
        ReportContract::writesNoNameAsItIsWhereItDoesHarm);
    breaks(report(ContractsOfPluginsTest::silent), ReportContract::tellsWhenItCannotWrite);
    breaks(
        report((_, out) -> ((java.io.Closeable) out).close()),
        ReportContract::leavesOpenWhatItWritesTo);
  }

  private static ReportContract contract(String name, String extension) {
    return () -> new Report(name, extension, POLITE);
  }

  private static void silent(Run run, Appendable out) {
    try {
      out.append(run.id());
    } catch (IOException | RuntimeException _) {
      // As if nothing had happened.
    }
  }

  private record Source(String scheme, Map<String, Set<FactType>> brings, String reason)
      implements InventorySource {
    @Override
    public String example() {
      return "--source acme:";
    }

    @Override
    public List<Inventory> read(SourceRequest request) throws SourceException {
      if (reason.isEmpty()) {
        return List.of();
      }
      throw new SourceException(reason);
    }
  }

  private static SourceContract source(
      String scheme, Map<String, Set<FactType>> brings, String reason) {
    return () -> new Source(scheme, brings, reason);
  }

  @Test
  void sources() {
    var brings = Map.of("a file", FactType.setOf(VirtualIp.class));
    var polite = source("acme", brings, "nothing is there");
    keeps(polite, SourceContract::saysWhatItIs);
    keeps(polite, SourceContract::saysWhatItBrings);
    keeps(polite, SourceContract::saysWhyNothingCouldBeRead);

    breaks(source("Acme", brings, "x"), SourceContract::saysWhatItIs);
    breaks(source("acme", Map.of(), "x"), SourceContract::saysWhatItBrings);
    breaks(source("acme", Map.of("a file", Set.of()), "x"), SourceContract::saysWhatItBrings);
    breaks(source("acme", brings, ""), SourceContract::saysWhyNothingCouldBeRead);
    breaks(source("acme", brings, "two\nlines"), SourceContract::saysWhyNothingCouldBeRead);
  }

  private record Listener(String name, boolean isFussy) implements RunListener {
    @Override
    public List<String> faults(Settings settings) {
      return isFussy ? List.of("folder is missing; expected one") : List.of();
    }

    @Override
    public void finished(Run run, Settings settings) throws IOException {
      if (isFussy && run.clusters().isEmpty()) {
        throw new IOException("no cluster");
      }
    }
  }

  private static RunListenerContract listener(String name, boolean isFussy) {
    return new RunListenerContract() {
      @Override
      public RunListener listener() {
        return new Listener(name, isFussy);
      }

      @Override
      public Settings settings() {
        return Settings.NONE;
      }
    };
  }

  @Test
  void listeners() {
    var polite = listener("acme", false);
    keeps(polite, RunListenerContract::saysWhatItIs);
    keeps(polite, RunListenerContract::findsNoFaultInSettingsWithoutOne);
    keeps(polite, RunListenerContract::takesEveryRun);

    var rude = listener("A b", true);
    breaks(rude, RunListenerContract::saysWhatItIs);
    breaks(rude, RunListenerContract::findsNoFaultInSettingsWithoutOne);
    breaks(rude, RunListenerContract::takesEveryRun);
  }

  @Test
  void politeOutputs() {
    for (Output output : List.of(Tapes.COMMAND, Tapes.PATH)) {
      for (Rule<OutputContract> rule :
          List.<Rule<OutputContract>>of(
              OutputContract::hasTheNameOfAFile,
              OutputContract::canBeRead,
              OutputContract::tellsWhatItsRowsTell,
              OutputContract::saysTheSameTwice,
              OutputContract::readsTheExampleOfEachField,
              OutputContract::survivesWhateverStandsInAField)) {
        keeps(() -> output, rule);
      }
    }
  }

  @Test
  void rudeOutputs() {
    var path = Tapes.PATH.ask();
    breaks(output("tapes.txt", path, Tapes.PATH.layout()), OutputContract::hasTheNameOfAFile);
    breaks(output("Tapes.json", path, Tapes.PATH.layout()), OutputContract::hasTheNameOfAFile);
    breaks(output("tapes.json", path, Tapes.COMMAND.layout()), OutputContract::canBeRead);
    breaks(output("tapes.txt", Tapes.NCLI.ask(), Optional.empty()), OutputContract::canBeRead);
    breaks(
        output("tapes.txt", Tapes.NCLI.ask(), Optional.empty()),
        OutputContract::tellsWhatItsRowsTell);
  }

  private static OutputContract output(String file, Ask ask, Optional<Layout> layout) {
    return () -> new Tapes(file, ask, layout);
  }

  private interface Rule<C> {
    void put(C contract) throws Exception;
  }

  private static <C> void breaks(C contract, Rule<C> rule) {
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.put(contract));
  }

  private static <C> void keeps(C contract, Rule<C> rule) {
    assertThatCode(() -> rule.put(contract)).doesNotThrowAnyException();
  }
}
