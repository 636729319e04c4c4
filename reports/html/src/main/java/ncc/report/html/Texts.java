package ncc.report.html;

import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/// The page's own sentences: in a template `text("key", …)` is the message of that key with its
/// arguments filled in and its numbers grouped as the reader's locale has it.
final class Texts implements TemplateMethodModelEx {
  private static final String SCRIPT = "script.";

  private final ResourceBundle bundle;
  private final Locale locale;
  private final Map<String, MessageFormat> formats = new HashMap<>();

  /// @param locale falls back to English, never to the locale of the machine
  Texts(Locale locale) {
    var noFallback =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    this.bundle = ResourceBundle.getBundle("ncc.report.html.messages", locale, noFallback);
    this.locale = locale;
  }

  @Override
  public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
    var values = new Object[arguments.size() - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = argument(arguments.get(i + 1));
    }
    return new SimpleScalar(format(argument(arguments.getFirst()).toString()).format(values));
  }

  /// The messages the script shows, by key without its prefix, placeholders unfilled.
  Map<String, String> forScript() {
    var messages = new TreeMap<String, String>();
    for (String key : bundle.keySet()) {
      if (key.startsWith(SCRIPT)) {
        messages.put(key.substring(SCRIPT.length()), bundle.getString(key));
      }
    }
    return messages;
  }

  private MessageFormat format(String key) {
    return formats.computeIfAbsent(key, _ -> new MessageFormat(bundle.getString(key), locale));
  }

  private static Object argument(Object model) throws TemplateModelException {
    return switch (model) {
      case TemplateNumberModel number -> number.getAsNumber();
      case TemplateScalarModel scalar -> scalar.getAsString();
      default -> throw new TemplateModelException("a text takes numbers and texts only");
    };
  }
}
