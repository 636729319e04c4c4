package ncc.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
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
  void somethingElseIsRefused() {
    assertThatThrownBy(() -> read("{}"))
        .isInstanceOf(RunFormatException.class)
        .hasMessage("it:1:1: \"id\" is missing; expected a text");
  }

  private static CheckDescription read(String json) throws IOException {
    return CheckJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)), "it");
  }
}
