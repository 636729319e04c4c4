package ncc.source.prism.live;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import ncc.source.partial.OutOfReach;
import ncc.source.prism.PagedAnswer;
import ncc.source.prism.http.NoReplyException;
import ncc.source.prism.http.PrismAddress;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.Cluster;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Origin;
import ncc.spi.inventory.Part;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// Brings one answer after the other into its reader and, on the way, into the capture. What does
/// not come is a caveat, unless nothing came yet and nothing will.
final class Gathering {
  private final PrismAddress address;
  private final SourceRequest request;
  private final Instant takenAt;
  private boolean hasCome;

  /// An answer to bring.
  ///
  /// @param call as an operator knows it, such as `GET …/cluster/`
  /// @param file its name in a capture; of a list with `%04d` for the page
  /// @param facts what is lost without it
  record Wanted(String call, String file, Set<FactType> facts) {
    Wanted {
      facts = Set.copyOf(facts);
    }
  }

  /// Asks for an answer in one piece.
  interface Asking {
    InputStream ask() throws NoReplyException, InterruptedException;
  }

  Gathering(PrismAddress address, SourceRequest request) {
    this.address = address;
    this.request = request;
    this.takenAt = request.clock().instant();
  }

  /// @throws SourceException when nobody answers, or refuses whatever is asked
  List<Inventory> single(
      Wanted wanted, Asking asking, BiFunction<InputStream, Origin, Inventory> reader)
      throws SourceException {
    try {
      var in = asking.ask();
      hasCome = true;
      var read = reader.apply(request.recorder().recorded(wanted.file(), in), origin(wanted));
      return List.of(orOutOfReach(wanted, read));
    } catch (NoReplyException failed) {
      return without(wanted, failed);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return without(wanted, "time was up before it came");
    }
  }

  /// @throws SourceException when nobody answers, or refuses whatever is asked
  List<Inventory> paged(
      Wanted wanted, PagedList.Asking asking, Function<Origin, PagedAnswer> reader)
      throws SourceException {
    try {
      return found(wanted, asking, reader);
    } catch (NoReplyException failed) {
      return without(wanted, failed);
    }
  }

  /// The same, for a list that need not be there.
  ///
  /// @throws NoReplyException when not even its first page came
  List<Inventory> found(
      Wanted wanted, PagedList.Asking asking, Function<Origin, PagedAnswer> reader)
      throws NoReplyException {
    var answer = reader.apply(origin(wanted));
    var list = new PagedList(origin(wanted).name(), wanted.file(), asking);
    new ListReading(list, answer, request.recorder(), ListBounds.USUAL).run();
    hasCome = true;
    return answer.total() == 0
        ? answer.inventories()
        : answer.inventories().stream().map(one -> orOutOfReach(wanted, one)).toList();
  }

  /// An answer of which nothing could be read is none.
  private static Inventory orOutOfReach(Wanted wanted, Inventory read) {
    boolean isNothing =
        read.vms().isEmpty()
            && read.resources().isEmpty()
            && read.cluster().key().isEmpty()
            && read.caveats().stream().anyMatch(caveat -> !caveat.facts().isEmpty())
            && read.parts().stream().noneMatch(Part::whole);
    return isNothing
        ? new Inventory(read.cluster(), List.of(), List.of(), read.caveats())
            .withEachCaveat(caveat -> outOfReach(wanted, caveat))
        : read;
  }

  private static Caveat outOfReach(Wanted wanted, Caveat caveat) {
    return caveat.kind().isIncomplete()
        ? new Caveat(
            Caveat.Kind.OUT_OF_REACH, caveat.where(), caveat.reason(), wanted.facts(), Set.of())
        : caveat;
  }

  private Origin origin(Wanted wanted) {
    return new Origin(address.name() + " " + wanted.call(), takenAt);
  }

  /// What to tell in place of an answer that did not come.
  ///
  /// @throws SourceException when nobody answers, or refuses whatever is asked
  List<Inventory> without(Wanted wanted, NoReplyException failed) throws SourceException {
    var why = String.valueOf(failed.getMessage());
    // Who has not answered yet and lets the first question time out is not asked the others.
    if (!hasCome && (failed.isFinal() || failed.kind() == NoReplyException.Kind.LATE)) {
      throw new SourceException(address.name() + ": " + why, failed);
    }
    return without(wanted, why);
  }

  /// An answer that need not be there, and is not.
  Inventory note(Wanted wanted, String why) {
    return new Inventory(
        Cluster.named(""), List.of(), List.of(), List.of(Caveat.note(origin(wanted).name(), why)));
  }

  private List<Inventory> without(Wanted wanted, String why) {
    request.recorder().missing(String.format(wanted.file(), 0), why);
    return List.of(OutOfReach.inventory(origin(wanted), why, wanted.facts()));
  }

  /// @throws SourceException with all reasons, when no answer told anything
  void checkSomethingCame(List<Inventory> partials) throws SourceException {
    boolean isAnyTold =
        partials.stream()
            .anyMatch(partial ->
                !partial.vms().isEmpty()
                    || !partial.cluster().key().isEmpty()
                    || partial.parts().stream().anyMatch(Gathering::tells));
    if (!isAnyTold) {
      throw new SourceException(address.name() + ": " + reasons(partials));
    }
  }

  private static boolean tells(Part part) {
    return part.whole() && !part.facts().isEmpty();
  }

  private static String reasons(List<Inventory> partials) {
    return partials.stream()
        .flatMap(partial -> partial.caveats().stream())
        .map(caveat ->
            caveat.where().substring(caveat.where().indexOf(' ') + 1) + ": " + caveat.reason())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
