package ncc.notify.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ncc.spi.alert.Alert;
import ncc.spi.check.Diagnosis;
import ncc.spi.run.CheckDescription;

/// What alerts of one check mean and what to do about them: by their diagnoses where the check
/// lists some, else what the check says of all it can find.
public record Guidance(String impact, List<String> causes, List<String> resolutions) {
  private static final int MOST_REMEDIES = 10;

  public static Guidance of(CheckDescription check, List<Alert> alerts) {
    var diagnoses =
        alerts.stream()
            .map(Alert::diagnosis)
            .distinct()
            .flatMap(id -> check.diagnosis(id).stream())
            .toList();
    return diagnoses.isEmpty()
        ? new Guidance(check.impact(), check.causes(), check.resolutions())
        : new Guidance(
            diagnoses.stream()
                .map(Diagnosis::impact)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("; ")),
            diagnoses.stream().flatMap(one -> one.causes().stream()).distinct().toList(),
            remedies(alerts));
  }

  private static List<String> remedies(List<Alert> alerts) {
    var all =
        alerts.stream()
            .map(Alert::remedy)
            .filter(text -> !text.isEmpty())
            .distinct()
            .limit(MOST_REMEDIES + 1L)
            .toList();
    return all.size() <= MOST_REMEDIES
        ? all
        : Stream.concat(all.stream().limit(MOST_REMEDIES), Stream.of("and likewise for the others"))
            .toList();
  }
}
