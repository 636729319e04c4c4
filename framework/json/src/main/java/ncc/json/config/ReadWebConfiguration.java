package ncc.json.config;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// A file for `--web.config.file`, read.
///
/// @param faults what is wrong with it, by place; whether other files can be used is not looked at
public record ReadWebConfiguration(WebConfiguration configuration, List<Fault> faults) {
  public ReadWebConfiguration {
    requireNonNull(configuration);
    faults = List.copyOf(faults);
  }
}
