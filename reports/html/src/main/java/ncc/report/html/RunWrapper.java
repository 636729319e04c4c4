package ncc.report.html;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import ncc.spi.inventory.Version;
import ncc.spi.message.VisibleText;
import org.jspecify.annotations.Nullable;

/// How the templates see the run. It is the one gate that every text of the run passes, so none
/// reaches the page with characters that are invisible or turn the reading direction.
///
/// Optionals are their value or missing, instants whole seconds in ISO-8601, durations short texts,
/// sets sorted lists: their own order differs from one start of Java to the next.
final class RunWrapper extends DefaultObjectWrapper {
  RunWrapper() {
    super(Configuration.VERSION_2_3_34);
  }

  @Override
  public TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
    return switch (value) {
      case String text -> new SimpleScalar(VisibleText.of(text));
      case Version version -> wrap(version.text());
      case Instant instant -> new SimpleScalar(instant.truncatedTo(ChronoUnit.SECONDS).toString());
      case Duration duration -> new SimpleScalar(ShortDuration.of(duration));
      case Optional<?> optional -> wrap(optional.orElse(null));
      case OptionalInt number when number.isEmpty() -> wrap(null);
      case OptionalInt number -> new SimpleNumber(number.getAsInt());
      case Set<?> set -> super.wrap(set.stream().sorted().toList());
      case null, default -> super.wrap(value);
    };
  }
}
