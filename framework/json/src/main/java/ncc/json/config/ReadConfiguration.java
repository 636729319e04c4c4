package ncc.json.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// A configuration file, read.
///
/// @param configuration what it says, without what is at fault
/// @param places where it says it
/// @param faults what is wrong with the file itself, by place; what plugins know is not looked at
public record ReadConfiguration(Configuration configuration, Places places, List<Fault> faults) {
  /// There is no file.
  public static final ReadConfiguration NONE =
      new ReadConfiguration(Configuration.NONE, Places.NONE, List.of());

  public ReadConfiguration {
    requireNonNull(configuration);
    requireNonNull(places);
    faults = List.copyOf(faults);
  }
}
