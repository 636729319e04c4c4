package ncc.dist;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import ncc.spi.check.Check;
import org.junit.jupiter.api.Test;

/// Who may know whom. Each rule is an arrow of the design; breaking one moves a wall.
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("ncc");

  @Test
  void theSpiKnowsNothingButTheJdk() {
    check(
        classes()
            .that()
            .resideInAPackage("ncc.spi..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("ncc.spi..", "java..", "org.jspecify.annotations"));
  }

  @Test
  void theSeriesOfRunsKnowTheSpiAndTheJdk() {
    check(
        classes()
            .that()
            .resideInAPackage("ncc.metrics..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "ncc.metrics..", "ncc.spi..", "java..", "org.jspecify.annotations"));
  }

  @Test
  void theEngineKnowsTheSpiAndTheJdk() {
    check(
        classes()
            .that()
            .resideInAPackage("ncc.engine..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "ncc.engine..", "ncc.spi..", "java..", "javax..", "org.jspecify.annotations"));
  }

  @Test
  void theTlsLibraryKnowsTheNetworkOfTheEngine() {
    check(
        classes()
            .that()
            .resideInAPackage("ncc.tls..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "ncc.tls..",
                "ncc.engine.network..",
                "io.netty.internal.tcnative..",
                "java..",
                "javax..",
                "org.jspecify.annotations"));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("ncc.tls..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ncc.tls.."));
  }

  @Test
  void checksKnowTheSpiAlone() {
    check(
        classes()
            .that()
            .resideInAPackage("ncc.checks..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("ncc.checks..", "ncc.spi..", "java..", "org.jspecify.annotations"));
  }

  @Test
  void reportsKnowTheSpiAndTheJsonReportItsCodec() {
    check(
        noClasses()
            .that()
            .resideInAPackage("ncc.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ncc.engine..", "ncc.cli..", "ncc.source..", "ncc.checks.."));
    check(
        noClasses()
            .that()
            .resideInAPackage("ncc.report..")
            .and()
            .resideOutsideOfPackage("ncc.report.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ncc.json.."));
  }

  @Test
  void jsonAndSourcesKnowTheSpiAndNotEachOther() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("ncc.json..", "ncc.source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ncc.engine..", "ncc.cli..", "ncc.checks..", "ncc.report.."));
    check(
        noClasses()
            .that()
            .resideInAPackage("ncc.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ncc.source.."));
    check(
        noClasses()
            .that()
            .resideInAPackage("ncc.source..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ncc.json.."));
  }

  @Test
  void notifiersKnowTheSpiAlone() {
    check(
        noClasses()
            .that()
            .resideInAPackage("ncc.notify..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "ncc.engine..",
                "ncc.json..",
                "ncc.source..",
                "ncc.cli..",
                "ncc.checks..",
                "ncc.report.."));
  }

  @Test
  void theStoreKnowsTheSpiAndItsCodecsAndTheServerNoCommandLine() {
    check(
        noClasses()
            .that()
            .resideInAPackage("ncc.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "ncc.engine..",
                "ncc.source..",
                "ncc.notify..",
                "ncc.server..",
                "ncc.cli..",
                "ncc.checks..",
                "ncc.report.."));
    check(
        noClasses()
            .that()
            .resideInAPackage("ncc.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "ncc.source..", "ncc.notify..", "ncc.cli..", "ncc.checks..", "ncc.report.."));
  }

  @Test
  void eachLibraryHasItsOnePlace() {
    only("picocli..", "ncc.cli..");
    only(
        "com.fasterxml.jackson..",
        "ncc.json..",
        "ncc.source..",
        "ncc.notify..",
        "ncc.testkit.prism..");
    only("jakarta.mail..", "ncc.notify.mail..");
    only("org.eclipse.angus..", "ncc.notify.mail..");
    only("java.sql..", "ncc.store..");
    only("javax.sql..", "ncc.store..");
    only("org.sqlite..", "ncc.store..");
    only("org.postgresql..", "ncc.store..");
    only("com.zaxxer.hikari..", "ncc.store.sql..");
    only("org.flywaydb..", "ncc.store.sql..");
    only("com.github.kagkarlsson..", "ncc.store.schedule..");
    only("io.javalin..", "ncc.server..");
    only("at.favre..", "ncc.server.access..");
    only("org.eclipse.jetty..", "ncc.server.web..");
    only("java.util.logging..", "ncc.cli.serve..");
    only("com.jcraft.jsch..", "ncc.source.ssh..");
    only("org.apache.sshd..", "ncc.testkit.cvm..");
    only("io.netty..", "ncc.tls.boringssl..");
    only("org.yaml..", "ncc.json.config..");
    only("freemarker..", "ncc.report.html..", "ncc.notify.mail..", "ncc.server.page.frame..");
    only("io.micrometer..", "ncc.report.prometheus..", "ncc.server.metrics..");
    only("io.prometheus..", "ncc.report.prometheus..", "ncc.server.metrics..");
  }

  private static void only(String library, String... places) {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(places)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
  }

  @Test
  void onlyTheCommandLineTouchesTheProcess() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("ncc.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class));
  }

  /// The library for mail opens connections itself; to bound what it reads, it is given sockets.
  @Test
  void socketsAreOpenedByTheEngineAlone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("ncc.engine..", "ncc.source..")
            .and()
            .haveNameNotMatching("ncc\\.notify\\.mail\\.BoundedSocket.*")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.net.Socket"));
  }

  /// What somebody names is opened by `InputFile`: a pipe would never end. Captures and guests have
  /// rules of their own, the others ask it first.
  @Test
  void filesThatSomebodyNamesAreOpenedInOnePlace() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("ncc.source.capture..", "ncc.source.guest..", "ncc.testkit..")
            .and()
            .haveNameNotMatching(
                "ncc\\.(spi\\.setting\\.InputFile|engine\\.network\\.KeyPairFiles"
                    + "|source\\.ssh\\.HostKeys|cli\\.serve\\.DaemonName)")
            .should()
            .callMethodWhere(
                target(owner(type(Files.class)))
                    .and(
                        target(
                            nameMatching(
                                "newInputStream|newBufferedReader|lines|read(String|All.*)"))))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(FileInputStream|FileReader|RandomAccessFile)"));
  }

  @Test
  void timeComesFromTheOneClock() {
    check(
        noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("ncc.cli..")
            .should()
            .callMethod(InstantSource.class, "system"));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("ncc.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void namesSayWhatThingsAre() {
    check(
        noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameStartingWith("Abstract"));
  }

  @Test
  void everyCheckIsAPublicRecord() {
    check(
        classes()
            .that()
            .implement(Check.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .andShould()
            .bePublic());
  }

  private static void check(ArchRule rule) {
    rule.check(ALL);
  }
}
