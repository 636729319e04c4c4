package ncc.testkit;

/// The manners of a check, whatever it checks: let your check's test implement this.
///
/// ```java
/// class IsoMountedCheckTest implements CheckContract {
///   @Override
///   public Check check() {
///     return new IsoMountedCheck();
///   }
/// }
/// ```
///
/// What is right for one VM is left to your own tests.
public interface CheckContract extends MetadataContract, VerdictContract {}
