package ncc.spi.check;

/// One question about a cluster that an operator can rely on.
///
/// A check is a public record annotated with [CheckInfo]. Its components are its thresholds, each
/// with [Param]; its no-argument constructor holds the defaults; its compact constructor rejects
/// nonsense with a sentence for the operator. It reads no clock, file or socket. What it implements
/// says what it looks at: [VmCheck], [ClusterCheck] or [ProbeCheck]. It is found by
/// [java.util.ServiceLoader] under the name of this interface.
public sealed interface Check permits EntityCheck, ProbeCheck {}
