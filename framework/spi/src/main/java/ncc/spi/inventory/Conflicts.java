package ncc.spi.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ncc.spi.message.Count;

/// Where origins disagree, one entry per pair of origins and thing they disagree about, so that ten
/// thousand VMs make one caveat.
final class Conflicts {
  private static final int EXAMPLES = 3;

  private final Map<Key, Doubted> entries = new LinkedHashMap<>();
  private final Instant latest;

  /// @param latest what was taken later is from the future
  Conflicts(Instant latest) {
    this.latest = latest;
  }

  /// What two origins disagree about; the fact is empty for what is not a fact, such as a name.
  record Matter(String title, Optional<FactType> fact) {
    /// Whether a VM is registered with NGT: who says so is believed, whenever it was taken.
    static final Matter REGISTRATION =
        new Matter("registration with NGT", Optional.of(FactType.of(NgtEnabled.class)));

    static Matter of(FactType fact) {
      return new Matter(fact.title(), Optional.of(fact));
    }

    static Matter of(String title) {
      return new Matter(title, Optional.empty());
    }
  }

  private record Key(Origin believed, Origin doubted, Matter matter, String noun) {}

  private record Doubted(Set<Object> keys, List<String> examples) {}

  /// The origin taken later is believed, of two taken at the same time the first, and one from the
  /// future only against another.
  boolean believesSecond(Origin first, Origin second) {
    return isFromTheFuture(first) == isFromTheFuture(second)
        ? second.takenAt().isAfter(first.takenAt())
        : isFromTheFuture(first);
  }

  private boolean isFromTheFuture(Origin origin) {
    return origin.takenAt().isAfter(latest);
  }

  void ofVm(Vm vm, Matter matter, Origin believed, Origin doubted) {
    name(vm.uuid(), vm.name(), new Key(believed, doubted, matter, "VM"));
  }

  void ofResource(Resource one, Matter matter, Origin believed, Origin doubted) {
    var noun = one.kind().label().toLowerCase(Locale.ROOT);
    name(one.key(), one.name(), new Key(believed, doubted, matter, noun));
  }

  private void name(Object id, String name, Key key) {
    var entry = entry(key);
    if (entry.keys.add(id) && entry.examples.size() < EXAMPLES) {
      entry.examples.add(Caveat.quoted(name));
    }
  }

  void ofCluster(Matter matter, Object told, Origin believed, Origin doubted) {
    entry(new Key(believed, doubted, matter, "cluster"))
        .examples
        .add(Caveat.quoted(told.toString()));
  }

  private Doubted entry(Key key) {
    return entries.computeIfAbsent(
        key, _ -> new Doubted(new LinkedHashSet<>(), new ArrayList<>(EXAMPLES)));
  }

  List<Caveat> caveats() {
    return entries.entrySet().stream()
        .map(entry -> caveat(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Caveat caveat(Key key, Doubted doubted) {
    return new Caveat(
        Caveat.Kind.CONFLICT,
        key.doubted.name(),
        reason(key, doubted),
        key.matter.fact().stream().collect(Collectors.toUnmodifiableSet()),
        doubted.keys.stream()
            .filter(UUID.class::isInstance)
            .map(UUID.class::cast)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private String reason(Key key, Doubted doubted) {
    return "the %s%s differs from %s, which is believed because it %s: %s"
        .formatted(
            key.matter.title(),
            doubted.keys.isEmpty() ? "" : " of " + Count.of(doubted.keys.size(), key.noun),
            key.believed.name(),
            why(key),
            examples(doubted));
  }

  private String why(Key key) {
    if (key.matter.equals(Matter.REGISTRATION)) {
      return "registers what the other does not";
    }
    if (isFromTheFuture(key.doubted) && !isFromTheFuture(key.believed)) {
      return "is not from the future";
    }
    return believesSecond(key.doubted, key.believed)
        ? "was taken later"
        : "comes first of two taken at the same time";
  }

  private static String examples(Doubted doubted) {
    int more = doubted.keys.size() - doubted.examples.size();
    return String.join(", ", doubted.examples) + (more > 0 ? " and " + more + " more" : "");
  }
}
