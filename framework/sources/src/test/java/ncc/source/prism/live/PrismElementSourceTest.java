package ncc.source.prism.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import ncc.spi.inventory.AosVersion;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.CertificateExpiry;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Part;
import ncc.spi.inventory.PowerState;
import ncc.spi.inventory.Vm;
import ncc.spi.source.SourceException;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;
import ncc.testkit.prism.PrismFault;
import ncc.testkit.prism.PrismFaults;
import ncc.testkit.prism.PrismSettings;
import ncc.testkit.prism.PrismSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrismElementSourceTest {
  private static final GeneratedSite SITE = new GeneratedSite(1, new GeneratedFleet(320, 7, 30));

  @Test
  void aWholeClusterIsBroughtAndOnlyTheCertificatesStayUnknown() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var inventory = Asked.element(prism).readOne();
      assertThat(inventory.isComplete()).isTrue();
      assertThat(inventory.cluster().name()).isEqualTo("tokyo-01");
      assertThat(inventory.cluster().uuid()).contains(SITE.cluster(0).uuid());
      assertThat(inventory.cluster().vip()).isEqualTo(SITE.cluster(0).facts().vip());
      assertThat(inventory.cluster().dsip()).isEqualTo(SITE.cluster(0).facts().dsip());
      assertThat(inventory.cluster().get(AosVersion.class).map(AosVersion::version))
          .isEqualTo(SITE.cluster(0).facts().get(AosVersion.class).map(AosVersion::version));
      assertThat(uuids(inventory)).isEqualTo(expectedUuids());
      assertThat(inventory.vms()).filteredOn(vm -> vm.has(NgtRegistration.class)).hasSize(320);
      assertThat(inventory.vms())
          .anyMatch(vm -> vm.power().filter(PowerState.OFF::equals).isPresent());
      assertThat(inventory.canKnow(FactType.of(CertificateExpiry.class))).isFalse();
    }
  }

  @Test
  void eachAnswerBecomesAFileOfACapture() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var asked = Asked.element(prism);
      asked.read();
      assertThat(asked.files.keySet())
          .containsExactly(
              "prism_v1_alerts_0000.json",
              "prism_v1_cluster.json",
              "prism_v1_guest_tools.json",
              "prism_v1_vms_0000.json",
              "prism_v1_vms_0001.json",
              "prism_v1_vms_0002.json",
              "prism_v1_vms_0003.json");
      assertThat(asked.missing).isEmpty();
    }
  }

  @Test
  void alertsOfPrismAreANoteThatNamesAFewVms() throws SourceException {
    try (var prism = PrismSimulator.start(new GeneratedFleet(2000, 7))) {
      assertThat(Asked.element(prism).readOne().caveats())
          .anySatisfy(caveat -> {
            assertThat(caveat.kind()).isEqualTo(Caveat.Kind.NOTE);
            assertThat(caveat.where()).endsWith("GET …/alerts/");
            assertThat(caveat.reason())
                .startsWith("Prism itself warns that NGT client certificates expire soon, of ")
                .contains(" more; it does not tell when");
          });
    }
  }

  @Test
  void credentialsThatAreRefusedAreSentOnce() {
    try (var prism = PrismSimulator.start(new GeneratedFleet(3, 7))) {
      var asked = Asked.element(prism).secret("password", "wrong-secret-4711");
      assertThatThrownBy(asked::read)
          .isInstanceOf(SourceException.class)
          .hasMessage(
              "prism-element://127.0.0.1:%d: does not accept user 'ncc' (401): is it the right"
                      .formatted(prism.port())
                  + " one, with the right secret?");
      assertThat(prism.traffic().count()).isEqualTo(1);
    }
  }

  @Test
  void credentialsRefusedOnTheWayAreSentOnceMoreAndEndTheReading() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.faults(PrismFaults.of(PrismFault.UNAUTHORIZED, 3));
      var inventory = Asked.element(prism).readOne();
      assertThat(inventory.vms()).hasSize(320);
      assertThat(inventory.isComplete()).isFalse();
      assertThat(inventory.caveats()).extracting(Caveat::reason).anyMatch(r -> r.contains("(401)"));
      assertThat(prism.traffic().answered(401)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"BUSY, 2", "UNAVAILABLE, 2", "CUT, 1", "CUT, 3"})
  void whatPassesIsRetried(PrismFault fault, int number) throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      var asked = Asked.element(prism);
      prism.faults(PrismFaults.of(fault, number));
      assertThat(asked.readOne().isComplete()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WRONG_TOTAL, 1, it holds 350 of the 351 that Prism has: pages are missing",
    "CHANGING_TOTAL, 2, it holds 350 of the 351 that Prism has: pages are missing",
    "REPEATED_PAGE, 1, it holds 250 of the 350 that Prism has: pages are missing",
    "SHORT_PAGE, 1, it holds 349 of the 350 that Prism has: pages are missing",
  })
  void aListThatDoesNotAddUpIsNotWhole(PrismFault fault, int number, String reason)
      throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.faults(PrismFaults.of(fault, number));
      var inventory = Asked.element(prism).readOne();
      assertThat(inventory.caveats())
          .extracting(Caveat::reason)
          .anyMatch(told -> told.startsWith(reason));
      assertThat(inventory.parts())
          .filteredOn(part -> part.origin().name().endsWith("GET …/vms/"))
          .noneMatch(Part::whole);
    }
  }

  @Test
  void jsonThatBreaksOffIsToldWithItsPlace() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      prism.faults(PrismFaults.of(PrismFault.INVALID_JSON, 4));
      var inventory = Asked.element(prism).readOne();
      assertThat(inventory.caveats())
          .anySatisfy(caveat -> {
            // The pages behind the first are asked for side by side: either may be the fourth.
            assertThat(caveat.where())
                .matches(
                    "prism-element://127.0.0.1:%d GET …/vms/ page [1-3]:\\d+"
                        .formatted(prism.port()));
            assertThat(caveat.reason()).startsWith("is no JSON from here on");
          });
      assertThat(inventory.isComplete()).isFalse();
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (var prism = PrismSimulator.start(new GeneratedFleet(3, 7));
        var other = PrismSimulator.start(new GeneratedFleet(3, 7))) {
      prism.faults(PrismFaults.of(PrismFault.REDIRECT, other.port()));
      assertThatThrownBy(Asked.element(prism)::read)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("answered 307 (a redirect, which is not followed)");
      assertThat(other.traffic().count()).isZero();
    }
  }

  @Test
  void anInterruptedReadingGivesWhatItHas() throws SourceException {
    try (var prism = PrismSimulator.start(PrismSettings.of(SITE))) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(Asked.element(prism)::read)
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("time was up");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static Set<java.util.UUID> expectedUuids() {
    return SITE.cluster(0).stream().map(vm -> vm.vm().uuid()).collect(Collectors.toSet());
  }

  private static Set<java.util.UUID> uuids(Inventory inventory) {
    return inventory.vms().stream().map(Vm::uuid).collect(Collectors.toSet());
  }
}
