package ncc.spi.inventory;

/// One thing that a source tells of an entity: a record of one component, with a [FactInfo]. Its
/// class is its key, so a fact is brought by declaring it; nobody keeps a list of all facts.
///
/// A check names the facts it needs, an output those it tells; where they do not meet, the engine
/// answers "unknown" in the check's place. Facts of equal value may be one shared instance.
public interface Fact {
  /// Both say the same thing, perhaps in different words. Where two origins do not agree, one of
  /// them is believed and the other is named in a [Caveat.Kind#CONFLICT].
  ///
  /// @param other of the same class
  default boolean agrees(Fact other) {
    return equals(other);
  }
}
