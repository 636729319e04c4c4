package ncc.json.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ncc.json.config.Configuration.ConfiguredNotifier;

/// Reads who is told of alerts. Which kinds of notifiers and settings there are is known to the
/// plugins.
final class NotifierSections {
  private final Consumer<Fault> faults;

  NotifierSections(Consumer<Fault> faults) {
    this.faults = faults;
  }

  List<ConfiguredNotifier> notifiers(Section root) {
    var notifiers = new ArrayList<ConfiguredNotifier>();
    var names = new HashSet<String>();
    for (YamlNode item : root.items("notifiers")) {
      Section.of(item, "a notifier", faults)
          .flatMap(this::notifier)
          .ifPresent(notifier -> {
            if (names.add(notifier.name())) {
              notifiers.add(notifier);
            } else {
              fault(item.place(), "the notifier '" + notifier.name() + "' is configured twice");
            }
          });
    }
    return notifiers;
  }

  private Optional<ConfiguredNotifier> notifier(Section section) {
    require(section, "name", "a notifier needs a name");
    require(section, "kind", "a notifier needs a kind");
    var name = section.text("name");
    var kind = section.text("kind");
    var severity = section.severity("min-severity");
    var clusters = section.texts("clusters");
    var checks = section.texts("checks");
    var resolved = section.flag("resolved");
    var settings = section.others(Vocabulary.NOTIFIER);
    return name.isEmpty() || kind.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ConfiguredNotifier(
                name.get(),
                kind.get(),
                severity,
                clusters,
                checks,
                resolved,
                settings,
                section.place().toString()));
  }

  private void require(Section section, String key, String otherwise) {
    if (!section.has(key)) {
      fault(section.place(), otherwise);
    }
  }

  private void fault(Place place, String message) {
    faults.accept(new Fault(place, message));
  }
}
