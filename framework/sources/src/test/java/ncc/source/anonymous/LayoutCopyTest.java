package ncc.source.anonymous;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import ncc.source.layout.OutputReader;
import ncc.source.layout.Volumes;
import ncc.source.layout.Volumes.OfVm;
import ncc.source.layout.Volumes.Owner;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Facts;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Resource;
import ncc.spi.source.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutCopyTest {
  private static final Origin ORIGIN = new Origin("osaka-07/x", Instant.EPOCH);
  private static final String BLOCKS =
      """
      Welcome to secret-host
      admin@secret-host:~$ vctl list
          Id       : 7::12
          Uuid     : 9a000000-0000-4000-8000-000000000001
          Name     : secret-images
          Size     : 4 KiB (4,096 bytes)
          Place    : secret-rack
          Sealed   : true
          Owner    : secret-ann

          Id       : 7::13
          Uuid     : secret-logs
          Name     : secret-images
          Size     : secret
          Sealed   : false
          Owner    : secret-bob
      admin@secret-host:~$
      """;
  private static final String ROWS =
      """
      {"data": [
        {"extId": "9a000000-0000-4000-8000-000000000001", "name": "secret-images",
         "clusterExtId": "0006a000-0000-4000-8000-000000000001", "owner": "secret-ann",
         "usage": {"size": 4096, "since": "2026-01-01T09:00:00+09:00", "x": "secret"},
         "sealed": true, "place": {"rack": "secret"}},
        {"extId": "secret-logs", "name": 5, "usage": "secret", "sealed": "secret", "owner": null}],
       "metadata": {"totalAvailableResults": 2, "links": [{"href": "https://secret"}],
        "flags": [{"name": "hasError", "value": false}]}}
      """;

  private static String copied(Output output, String text, Pseudonyms pseudonyms) {
    var out = new ByteArrayOutputStream();
    try {
      AnonymousCopy.of(output)
          .orElseThrow()
          .copy(new ByteArrayInputStream(text.getBytes(UTF_8)), out, pseudonyms);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
    return out.toString(UTF_8);
  }

  private static String copied(Output output, String text) {
    return copied(output, text, new Pseudonyms());
  }

  private static List<Inventory> read(Output output, String text) {
    var in = new ByteArrayInputStream(text.getBytes(UTF_8));
    if (output.equals(Volumes.PAGES)) {
      var pages = OutputReader.pages(output, ORIGIN);
      pages.page(in, ORIGIN.name());
      return pages.inventories();
    }
    return List.of(OutputReader.read(output, in, ORIGIN));
  }

  private static List<Facts> facts(List<Inventory> inventories) {
    return inventories.stream()
        .flatMap(one -> one.resources().stream())
        .map(one -> one.facts().without(List.of(FactType.of(Owner.class))))
        .toList();
  }

  private static List<Object> caveats(List<Inventory> inventories) {
    return inventories.stream()
        .flatMap(one -> one.caveats().stream())
        .<Object>map(caveat -> List.of(caveat.kind(), caveat.facts()))
        .distinct()
        .toList();
  }

  private static void assertSame(Output output, String text) {
    var original = read(output, text);
    var copy = read(output, copied(output, text));

    assertThat(facts(copy)).as(copied(output, text)).isEqualTo(facts(original));
    assertThat(caveats(copy)).as(copied(output, text)).isEqualTo(caveats(original));
    assertThat(copied(output, text)).doesNotContain("secret").doesNotContain("9a000000");
  }

  @Test
  void whatIsHarmlessIsKeptAndNothingElse() {
    assertSame(Volumes.LIST, BLOCKS);
    assertSame(Volumes.PAGES, ROWS);
    assertThat(copied(Volumes.LIST, BLOCKS)).contains("4,096 bytes");
    assertThat(copied(Volumes.PAGES, ROWS)).contains("4096").contains("2026-01-01T09:00:00+09:00");
  }

  @Test
  void keysAndNamesAreTheSameInAllFiles() {
    var pseudonyms = new Pseudonyms();
    var list = read(Volumes.LIST, copied(Volumes.LIST, BLOCKS, pseudonyms)).getFirst();
    var pages = read(Volumes.PAGES, copied(Volumes.PAGES, ROWS, pseudonyms));
    var keys = list.resources().stream().map(Resource::key).toList();
    var ofVm =
        read(
                Volumes.OF_VMS,
                copied(
                    Volumes.OF_VMS,
                    "VM : c3000000-0000-4000-8000-000000000001\nVolume : secret-logs\n",
                    pseudonyms))
            .getFirst();

    assertThat(keys.get(1)).isEqualTo("volume-000002");
    assertThat(pages.stream().flatMap(one -> one.resources().stream()).map(Resource::key))
        .containsExactlyInAnyOrderElementsOf(keys);
    assertThat(list.resources()).extracting(Resource::name).containsOnly("volume-000001");
    assertThat(ofVm.vms().getFirst().get(OfVm.class)).contains(new OfVm(keys.get(1)));
    assertThat(ofVm.vms().getFirst().uuid().toString())
        .isEqualTo(pseudonyms.uuid("c3000000-0000-4000-8000-000000000001"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[None]\n",
        "Error: secret\n",
        "hello secret\n",
        "Id : a\nUuid : a\nUuid : b\n",
        "Id : a\nUuid : a\nSealed : true\nSealed : false\n",
        "Name : x\nId : a\nUuid : a\n",
        "Id : a\nUuid : a\nError: secret\n",
        "Id : a\nUuid : a\nId : b\nUuid : a\n"
      })
  void damageStaysDamage(String text) {
    assertSame(Volumes.LIST, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "{\"data\": [",
        "{\"data\": 5}",
        "{\"data\": [5]}",
        "{\"data\": [{}]}",
        "{\"data\": [{\"extId\": \"a\", \"extId\": \"b\"}]}",
        "{\"data\": [null]}",
        "{\"data\": [], \"metadata\": {\"totalAvailableResults\": 1}}",
        "{\"metadata\": {\"totalAvailableResults\": 0}}",
        "{\"data\": [{\"extId\": \"a\", \"clusterExtId\": \"secret\"}]}",
        "{\"data\": [{\"extId\": \"a\", \"usage\": [\"secret\"]}]}",
        "{\"data\": [], \"metadata\": {\"flags\": [{\"name\": \"hasError\", \"value\": true}]}}"
      })
  void damageOfRowsStaysDamage(String text) {
    assertSame(Volumes.PAGES, text);
  }

  @Test
  void aTextThatIsCutOffAnywhereIsNoLessCutOffInTheCopy() {
    for (int end = 0; end < BLOCKS.length(); end += 3) {
      var cut = BLOCKS.substring(0, end);
      var original = read(Volumes.LIST, cut);
      var copy = read(Volumes.LIST, copied(Volumes.LIST, cut));
      assertThat(copy.getFirst().isComplete()).as(cut).isEqualTo(original.getFirst().isComplete());
    }
  }
}
