package ncc.source.guest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ncc.source.anonymous.AnonymousCopy;
import ncc.source.anonymous.Pseudonyms;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Guest.Connection;
import ncc.spi.inventory.Guest.Service;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;
import ncc.testkit.GuestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GuestRecordTest {
  private static final UUID MACHINE = UUID.fromString("5dafd6d6-0000-4000-8000-000000000001");
  private static final Optional<String> VIP = Optional.of("192.0.2.50");
  private static final Optional<String> NONE = Optional.empty();

  static Stream<GuestFixture> guests() {
    var healthy = GuestFixture.healthy("web \"\n\u4f1a\u8a08");
    return Stream.of(
        healthy,
        healthy.uuids(new Seen<>(MACHINE), new Seen<>(MACHINE)),
        healthy.installation(new Seen<>(Optional.empty())),
        healthy.installation(new Unseen<>("is no JSON")),
        healthy.certificates(List.of()),
        healthy.agentService("loaded failed failed", false),
        healthy.connections(new Connection("192.0.2.50", 2074, false)),
        healthy.untried("no address"),
        healthy.keys("/usr/local/nutanix/config/client.key"),
        GuestFixture.unseen("web-01"));
  }

  @ParameterizedTest
  @MethodSource("guests")
  void whatIsWrittenIsReadBack(GuestFixture guest) throws Exception {
    var seen = guest.elsewhere().at("").guest();

    assertThat(read(text(new GuestRecord(seen, VIP, NONE))))
        .isEqualTo(new GuestRecord(seen, VIP, NONE));
  }

  @Test
  void aFileOfALaterVersionMayTellMoreAndOneOfAnEarlierLess() throws Exception {
    var guest =
        read("{\"guest\": \"a\", \"prerequisites\": [], \"keys\": [], \"new\": {\"x\": [1]}}")
            .guest();

    assertThat(guest.services()).isEqualTo(new Unseen<>("the capture does not tell it"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          ''                                  | is empty
          {                                   | is no JSON
          {}                                  | 'guest' is missing
          {"guest": 4}                        | 'guest' is not a text
          {"guest": "a", "services": []}      | 'services' is not an object
          {"guest": "a", "services": {}}      | 'seen' is missing
          {"guest": "a", "services": {"seen": 4}} | 'services.seen' is not a list
          {"guest": "a", "iso_inserted": {"seen": "yes"}} | 'iso_inserted.seen' is not true or false
          """)
  void damageIsNamed(String text, String problem) {
    assertThatIOException().isThrownBy(() -> read(text)).withMessageContaining(problem);
  }

  @Test
  void aDamagedFileIsOutOfReach() {
    var inventory =
        GuestRecord.read(
            new ByteArrayInputStream("{\"guest\": ".getBytes(UTF_8)),
            new Origin("web-01/guest.json", Instant.EPOCH));

    assertThat(inventory.guests()).isEmpty();
    assertThat(inventory.caveats())
        .extracting(Caveat::kind, Caveat::where)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Caveat.Kind.OUT_OF_REACH, "web-01/guest.json"));
  }

  @ParameterizedTest
  @MethodSource("guests")
  void aCopyForSupportTellsStatesAndDatesAndNobodysNames(GuestFixture guest) throws Exception {
    var pseudonyms = new Pseudonyms();
    var original = new GuestRecord(guest.elsewhere().guest(), VIP, NONE);

    var text = copy(text(original), pseudonyms);
    var copy = read(text).guest();

    assertThat(text)
        .doesNotContain("web", "Rocky", "CN=", "1f2e", "/usr/", "192.0.2.", "run as root")
        .doesNotContain(MACHINE.toString(), "client.key");
    assertThat(copy.name()).isEqualTo(pseudonyms.vm(guest.guest().name()));
    assertThat(copy.isWithoutNgt()).isEqualTo(guest.guest().isWithoutNgt());
    assertThat(copy.services()).hasSameClassAs(guest.guest().services());
    if (copy.services() instanceof Seen<List<Service>>(var services)) {
      assertThat(new Seen<>(services)).isEqualTo(guest.guest().services());
    }
    assertThat(copy.certificates()).hasSameClassAs(guest.guest().certificates());
  }

  @Test
  void aCopyOfWhatCannotBeReadCannotBeReadEither() throws Exception {
    var copy = copy("{\"guest\": \"web-01\"", new Pseudonyms());

    assertThat(copy).doesNotContain("web-01");
    assertThatIOException().isThrownBy(() -> read(copy));
  }

  private static String copy(String text, Pseudonyms pseudonyms) throws IOException {
    var out = new ByteArrayOutputStream();
    AnonymousCopy.of(GuestRecord.FILE)
        .orElseThrow()
        .copy(new ByteArrayInputStream(text.getBytes(UTF_8)), out, pseudonyms);
    return out.toString(UTF_8);
  }

  private static String text(GuestRecord record) throws IOException {
    var out = new ByteArrayOutputStream();
    record.write(out);
    return out.toString(UTF_8);
  }

  private static GuestRecord read(String text) throws IOException {
    return GuestRecord.of(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }
}
