package ncc.server.page.frame;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import ncc.spi.check.Durations;
import ncc.spi.message.VisibleText;
import org.jspecify.annotations.Nullable;

/// How templates see values. It is the one gate that every text passes, so none reaches a page with
/// characters that are invisible or turn the reading direction. Optionals are their value or
/// missing, instants whole seconds in ISO-8601.
final class ViewWrapper extends DefaultObjectWrapper {
  ViewWrapper() {
    super(Configuration.VERSION_2_3_34);
  }

  @Override
  public TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
    return switch (value) {
      case String text -> new SimpleScalar(VisibleText.of(text));
      case Instant instant -> new SimpleScalar(instant.truncatedTo(ChronoUnit.SECONDS).toString());
      case Duration duration -> new SimpleScalar(Durations.text(duration));
      case Optional<?> optional -> wrap(optional.orElse(null));
      case null, default -> super.wrap(value);
    };
  }
}
