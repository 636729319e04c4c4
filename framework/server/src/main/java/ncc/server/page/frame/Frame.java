package ncc.server.page.frame;

import static java.util.Objects.requireNonNull;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import ncc.server.access.Caller;
import ncc.server.access.Csrf;
import ncc.server.access.Outside;
import ncc.server.web.Served;

/// Answers requests with pages. Everything that a template prints is escaped for HTML.
public final class Frame {
  private final Served served;
  private final Assets assets = Assets.read();
  private final Configuration templates = configuration();

  public Frame(Served served) {
    this.served = requireNonNull(served);
  }

  private static Configuration configuration() {
    var configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setTemplateLoader(new ClassTemplateLoader(Frame.class, ""));
    configuration.setObjectWrapper(new ViewWrapper());
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
    configuration.addAutoImport("frame", "frame.ftlh");
    return configuration;
  }

  /// Adds what the pages link to.
  public void addTo(RoutesConfig routes) {
    assets.addTo(routes);
  }

  /// Answers with a page.
  ///
  /// @param template its name, without the extension
  /// @param view what it shows, as `view` in the template
  public void show(Context context, String template, Object view) {
    var model = new HashMap<String, Object>();
    model.put("view", view);
    model.put("assets", assets.path());
    model.put("here", context.path());
    model.put("now", served.clock().instant());
    model.put("daemon", served.name());
    model.put("version", served.plan().version());
    model.put("caller", Caller.of(context).name());
    model.put("mayChange", Caller.of(context).role().mayChange());
    model.put("csrf", Csrf.token(context));
    context.html(Outside.of(context).links(text(template, model)));
  }

  private String text(String template, Map<String, Object> model) {
    try {
      var out = new StringWriter();
      templates.getTemplate(template + ".ftlh").process(model, out);
      return out.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException(template + ".ftlh: " + e.getMessageWithoutStackTop(), e);
    }
  }
}
