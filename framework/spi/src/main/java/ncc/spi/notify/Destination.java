package ncc.spi.notify;

import static java.util.Objects.requireNonNull;

import ncc.spi.setting.Settings;

/// One of those whom a notifier tells: it has a queue of its own.
///
/// @param name what people know it by, such as `http://alertmanager.example:9093`; empty where a
///   notifier has but one
/// @param settings to deliver with
public record Destination(String name, Settings settings) {
  public Destination {
    requireNonNull(name);
    requireNonNull(settings);
  }
}
