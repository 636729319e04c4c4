package ncc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import ncc.engine.Fakes.LinkCheck;
import ncc.engine.Fakes.Mood;
import ncc.engine.Fakes.RudeCheck;
import ncc.spi.run.CheckDescription.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
  @Test
  void everyComponentIsAParameterWithItsDefault() {
    assertThat(Parameters.of(new LinkCheck()))
        .extracting(Parameter::name, Parameter::kind, Parameter::standard)
        .extracting(tuple -> String.join(" ", tuple.toList().toArray(String[]::new)))
        .containsExactly(
            "warn_before duration 45d",
            "count integer 3",
            "ratio number 0.5",
            "loud boolean false",
            "names list of text a,b",
            "mood calm or cross calm");
  }

  @Test
  void theCheckIsRebuiltWithWhatWasSet() throws ConfigurationException {
    var values =
        Map.of(
            "warn_before",
            "30d",
            "count",
            "4",
            "ratio",
            "0.25",
            "loud",
            "true",
            "names",
            "x, y",
            "mood",
            "cross");

    assertThat(Parameters.with(new LinkCheck(), "link_check", values))
        .isEqualTo(
            new LinkCheck(Duration.ofDays(30), 4, 0.25, true, List.of("x", "y"), Mood.CROSS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count | four | link_check.count: 'four' is not a whole number",
        "ratio | much | link_check.ratio: 'much' is not a number",
        "loud | yes | link_check.loud: 'yes' is not true or false",
        "mood | sad | link_check.mood: 'sad' is not one of calm or cross",
        "warn_before | soon | link_check.warn_before: 'soon' is not a duration; expected such as"
            + " 45d, 12h, 90s or P45D",
        "count | -1 | link_check: count must not be negative, but is -1",
        "warn_befor | 1d | link_check has no parameter 'warn_befor'; did you mean 'warn_before'?"
      })
  void aValueThatCannotBeIsOneSentence(String name, String value, String sentence) {
    assertThatThrownBy(() -> Parameters.with(new LinkCheck(), "link_check", Map.of(name, value)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(sentence);
  }

  @Test
  void aCheckWithoutParametersSaysSo() {
    assertThatThrownBy(() -> Parameters.with(new RudeCheck(), "rude_check", Map.of("a", "1")))
        .hasMessage("rude_check has no parameters, so 'a' cannot be set");
  }
}
