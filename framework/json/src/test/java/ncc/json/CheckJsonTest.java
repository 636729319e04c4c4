package ncc.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import ncc.spi.check.Condition;
import ncc.spi.check.Diagnosis;
import ncc.spi.check.Remedy;
import ncc.spi.check.Remedy.Route;
import ncc.spi.run.CheckDescription;
import org.junit.jupiter.api.Test;

class CheckJsonTest {
  @Test
  void aCheckComesBackWithItsParameters() throws IOException {
    var check =
        Documents.described("a\ud800title")
            .with(List.of(new CheckDescription.Parameter("port", "integer", "Port", "1", "2")));
    var json = new StringBuilder();

    CheckJson.write(check, json);

    assertThat(read(json.toString())).isEqualTo(check);
  }

  @Test
  void itsDiagnosesComeBack() throws IOException {
    var renew =
        Remedy.of("renew", "Renew it", Route.CVM, "renew {vm_uuid}", "then wait")
            .when(Condition.told("AOS 6 or later"))
            .disrupting("nothing else")
            .verifiedBy("list");
    var expired =
        Diagnosis.fail("expired", "Expired under {fail}", "since {since}")
            .cause("age", "a\ud800clock")
            .impact("no snapshots")
            .remedy(renew, Remedy.of("wait", "Wait", Route.HERE, "wait"))
            .explains("b_check");
    var told =
        Documents.described("title")
            .withDiagnoses(List.of(expired, Diagnosis.info("odd", "Odd", "")));
    var json = new StringBuilder();

    CheckJson.write(told, json);

    assertThat(read(json.toString())).isEqualTo(told);
  }

  @Test
  void somethingElseIsRefused() {
    assertThatThrownBy(() -> read("{}"))
        .isInstanceOf(RunFormatException.class)
        .hasMessage("it:1:1: \"id\" is missing; expected a text");
  }

  private static CheckDescription read(String json) throws IOException {
    return CheckJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)), "it");
  }
}
