package ncc.store.history;

/// Fences off the run of a daemon that was taken for dead: while it ran, another one ran the same
/// and stored it. Told by the numbers of runs, which only ever rise, whatever clocks show.
///
/// @param newest the highest number of a run of the check when this one began
/// @param own the number of the run of the same check on the same cluster that this daemon stored
///   last: what waited in its memory comes after it
public record Fence(long newest, long own) {
  /// Of a run that nobody else can have overtaken.
  public static final Fence NONE = new Fence(Long.MAX_VALUE, 0);

  boolean refuses(long last) {
    return last > newest && last != own;
  }
}
