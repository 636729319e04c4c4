package ncc.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import ncc.spi.report.PrintableText;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PrintableNamesTest {
  @Provide
  Arbitrary<String> texts() {
    return HostileRuns.texts();
  }

  @Property
  void noTwoTextsLookTheSame(@ForAll("texts") String text) {
    assertThat(Unescaped.of(PrintableText.of(text))).isEqualTo(text);
  }
}
