package ncc.server.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {
  private static Map<String, Families.Written> family(String name, String vm, double value) {
    var families = new Families();
    families.add(name, "Help\nof \\ it", value, "vm", vm);
    return families.written();
  }

  @Test
  void familiesStayTogetherAndNamesAreEscaped() throws IOException {
    var exposition =
        Exposition.of(
            List.of(
                family("ncc_b", "one", 1), family("ncc_a", "x", 2), family("ncc_b", "a\"\\\n", 3)));

    assertThat(plain(exposition))
        .isEqualTo(
            """
            # HELP ncc_a Help\\nof \\\\ it
            # TYPE ncc_a gauge
            ncc_a{vm="x"} 2.0
            # HELP ncc_b Help\\nof \\\\ it
            # TYPE ncc_b gauge
            ncc_b{vm="one"} 1.0
            ncc_b{vm="a\\"\\\\\\n"} 3.0
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 20_000})
  void deflatedPiecesMakeOneGzipStream(int series) throws IOException {
    var families = new Families();
    for (int i = 0; i < series; i++) {
      families.add("ncc_a", "Help", i * 1e9, "vm", "vm-" + i);
    }
    var exposition =
        Exposition.of(List.of(families.written(), family("ncc_b", "会計", 1)))
            .and("# EOF\n".getBytes(UTF_8));

    var zipped = new ByteArrayOutputStream();
    exposition.writeGzip(zipped);
    var unzipped =
        new GZIPInputStream(new ByteArrayInputStream(zipped.toByteArray())).readAllBytes();
    assertThat(new String(unzipped, UTF_8)).isEqualTo(plain(exposition)).contains("会計");
  }

  private static String plain(Exposition exposition) throws IOException {
    var out = new ByteArrayOutputStream();
    exposition.write(out);
    return out.toString(UTF_8);
  }
}
