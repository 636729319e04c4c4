package ncc.source.prism.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import ncc.spi.inventory.Inventory;
import ncc.testkit.GeneratedFleet;
import ncc.testkit.GeneratedSite;
import ncc.testkit.prism.PrismAccount;
import ncc.testkit.prism.PrismFault;
import ncc.testkit.prism.PrismFaults;
import ncc.testkit.prism.PrismSettings;
import ncc.testkit.prism.PrismSimulator;
import ncc.testkit.prism.PrismTraffic;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A Prism that refuses log-ins that overlap, as it does with directory users.
@Timeout(60)
class OverlappingLogInsTest {
  private static final GeneratedSite SITE = new GeneratedSite(2, new GeneratedFleet(700, 7));

  private static PrismFaults refusing(int status) {
    return PrismFaults.of(PrismFault.OVERLAP, status).and(PrismFault.SLOW, 20);
  }

  private static PrismSimulator start(PrismFaults faults) {
    return PrismSimulator.start(PrismSettings.of(SITE).faults(faults));
  }

  private static Asked asked(boolean isCentral, PrismSimulator prism) {
    var asked = isCentral ? Asked.central(prism) : Asked.element(prism);
    return asked.with("requests-per-second", "1000");
  }

  /// What they tell, wherever it was read.
  private static List<?> told(List<Inventory> inventories) {
    return inventories.stream()
        .flatMap(one -> Stream.concat(Stream.of(one.cluster().uuid()), one.vms().stream()))
        .map(one -> one instanceof ncc.spi.inventory.Vm vm ? List.of(vm.uuid(), vm.name()) : one)
        .toList();
  }

  private static List<?> faultless(boolean isCentral) throws Exception {
    try (var prism = start(PrismFaults.none())) {
      return told(asked(isCentral, prism).read());
    }
  }

  static Stream<Arguments> ways() {
    return Stream.of(true, false)
        .flatMap(isCentral -> Stream.of(401, 403).map(status -> Arguments.of(isCentral, status)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void withASessionThereIsOneLogIn(boolean isCentral, int status) throws Exception {
    try (var prism = start(refusing(status))) {
      var inventories = asked(isCentral, prism).read();

      assertThat(inventories).allMatch(Inventory::isComplete);
      assertThat(told(inventories)).isEqualTo(faultless(isCentral));
      assertThat(prism.traffic().requests())
          .filteredOn(PrismTraffic.Request::withSecret)
          .hasSize(1);
      assertThat(prism.traffic().answered(status)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void withoutASessionLogInsFollowEachOther(boolean isCentral, int status) throws Exception {
    try (var prism = start(refusing(status).and(PrismFault.NO_SESSION, 1))) {
      var inventories = asked(isCentral, prism).read();

      assertThat(inventories).allMatch(Inventory::isComplete);
      assertThat(told(inventories)).isEqualTo(faultless(isCentral));
      assertThat(prism.traffic().answered(status)).isBetween(1L, 16L);
    }
  }

  /// What is refused alone, too, is refused, and the credentials are not sent again and again.
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aPasswordThatIsNoLongerGoodIsSentOnceMoreAtMost(boolean isCentral) throws Exception {
    try (var prism = start(PrismFaults.of(PrismFault.UNAUTHORIZED, 2))) {
      var inventories = asked(isCentral, prism).read();

      assertThat(inventories).noneMatch(Inventory::isComplete);
      assertThat(inventories.getFirst().caveats())
          .anyMatch(caveat -> caveat.reason().contains("whom it accepted before"))
          .noneMatch(caveat -> caveat.reason().contains("is it the right one"));
      assertThat(prism.traffic().answered(401)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void anApiKeyIsSentEachTime(int status) throws Exception {
    try (var prism = start(refusing(status))) {
      var asked = asked(true, prism).secret("api-key", PrismAccount.REHEARSAL.apiKey());

      assertThat(asked.read()).allMatch(Inventory::isComplete);
      assertThat(prism.traffic().requests()).allMatch(PrismTraffic.Request::withSecret);
    }
  }
}
