package ncc.json.config;

import ncc.json.config.Configuration.ConfiguredStore;

/// Reads where the daemon remembers, and for how long.
final class StoreSection {
  private StoreSection() {}

  static ConfiguredStore store(Section root) {
    var store = root.section("store").map(section -> section.only(Vocabulary.STORE));
    var keep =
        store
            .flatMap(section -> section.section("keep"))
            .map(section -> section.only(Vocabulary.KEEP));
    return new ConfiguredStore(
        store.flatMap(section -> section.text("url")),
        keep.flatMap(section -> section.duration("history")),
        keep.flatMap(section -> section.duration("runs")),
        keep.flatMap(section -> section.size("size")));
  }
}
