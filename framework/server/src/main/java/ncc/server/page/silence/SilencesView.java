package ncc.server.page.silence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ncc.server.page.frame.Deed;
import ncc.server.page.frame.Query;
import ncc.server.page.frame.Shown;

/// What the page of silences shows. Public for the template engine only.
///
/// @param deed what was just done
public record SilencesView(Query query, Shown<Line> silences, Optional<Deed> deed) {
  /// A silence, a maintenance window or a waiver.
  ///
  /// @param kind one of these
  /// @param state whether it is in force, waits for its time, or has ended
  /// @param about what it holds back, by names
  /// @param until when it ends; empty where it comes again without end
  /// @param lasts whether it can be ended
  public record Line(
      String id,
      String kind,
      String state,
      List<String> about,
      String reason,
      String who,
      Instant created,
      Optional<Instant> until,
      boolean lasts) {
    public Line {
      about = List.copyOf(about);
    }
  }
}
