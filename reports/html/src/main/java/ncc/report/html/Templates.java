package ncc.report.html;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.util.Locale;

/// The page's templates, all `.ftlh`: everything they print is escaped for HTML.
final class Templates {
  private static final Configuration CONFIGURATION = configuration();

  private Templates() {}

  static Template page() throws IOException {
    return CONFIGURATION.getTemplate("page.ftlh");
  }

  static Template plan() throws IOException {
    return CONFIGURATION.getTemplate("plan.ftlh");
  }

  private static Configuration configuration() {
    var configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(new ClassTemplateLoader(Templates.class, ""));
    configuration.setObjectWrapper(new RunWrapper());
    configuration.setDefaultEncoding("UTF-8");
    configuration.setOutputEncoding("UTF-8");
    configuration.setURLEscapingCharset("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setLocalizedLookup(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
    return configuration;
  }
}
