package ncc.report.html;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import ncc.spi.check.Status;
import ncc.spi.run.Run;

/// What `page.ftlh` is filled from.
final class PageModel {
  static final List<Status> WORST_FIRST =
      Stream.of(Status.values()).sorted(Comparator.reverseOrder()).toList();

  private PageModel() {}

  static Map<String, Object> of(Run run, Locale locale) {
    var texts = new Texts(locale);
    var clusters = Sections.of(run);
    var groups = Sections.worstFirst(clusters);
    var model = new HashMap<String, Object>();
    model.put("language", locale.getLanguage().isEmpty() ? "en" : locale.toLanguageTag());
    model.put("styleHash", InlineAsset.STYLE.hash());
    model.put("scriptHash", InlineAsset.SCRIPT.hash());
    model.put("text", texts);
    model.put("run", run);
    model.put("clusters", clusters);
    model.put("statuses", WORST_FIRST);
    model.put("counts", counts(groups));
    model.put("actions", Action.of(groups, Explanations.of(run)));
    model.put("data", new DataBlocks(groups, texts.forScript(), DataBlocks.BUDGET));
    return model;
  }

  /// How many findings have each status, by its name.
  private static Map<String, Integer> counts(List<GroupSection> groups) {
    var counts = new HashMap<String, Integer>();
    WORST_FIRST.forEach(status -> counts.put(status.name(), 0));
    groups.forEach(group -> counts.merge(group.status().name(), group.total(), Integer::sum));
    return counts;
  }
}
