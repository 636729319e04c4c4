package ncc.spi.check;

import java.util.List;
import java.util.Optional;

/// One question about a cluster that an operator can rely on.
///
/// A check is a public record annotated with [CheckInfo]. Its components are its thresholds, each
/// with [Param]; its no-argument constructor holds the defaults; its compact constructor rejects
/// nonsense with a sentence for the operator. It reads no clock, file or socket. What it implements
/// says what it looks at: [VmCheck], [ClusterCheck] or [ProbeCheck]. It is found by
/// [java.util.ServiceLoader] under the name of this interface.
public sealed interface Check permits EntityCheck, ProbeCheck {
  /// The answers it gives besides PASS and SKIP: its policy as a table. Where it lists any, the
  /// elements of [CheckInfo] that say the same of the whole check may be left out.
  default List<Diagnosis> diagnoses() {
    return List.of();
  }

  /// What it says when most subjects of a cluster came to the same at about one time. All that it
  /// names stands among the [#diagnoses()].
  default Optional<Outbreak> outbreak() {
    return Optional.empty();
  }
}
