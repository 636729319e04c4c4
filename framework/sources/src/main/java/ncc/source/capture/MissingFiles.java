package ncc.source.capture;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Part;
import ncc.spi.source.Output;

/// What was out of reach when a capture was taken is missing for whoever reads it, the same way.
///
/// @param folder the capture's name
/// @param files what its `capture.yaml` says is missing
/// @param further what plugins describe
/// @param shared what adds to ncc's own files
record MissingFiles(
    String folder, List<MissingFile> files, List<DescribedFile> further, List<Output> shared) {

  /// What was read of `kind`, where some of it is known to be missing: its list, or what else it
  /// should tell, is not whole.
  List<Inventory> doubted(CaptureFile kind, List<Inventory> read) {
    var lost = files.stream().filter(missing -> isOf(missing, kind)).toList();
    return lost.isEmpty()
        ? read
        : read.stream().map(partial -> doubted(partial, kind.facts(shared), lost)).toList();
  }

  /// The same of what a plugin describes.
  List<Inventory> doubted(DescribedFile file, List<Inventory> read) {
    var lost = files.stream().filter(missing -> file.isCalled(missing.file())).toList();
    return lost.isEmpty()
        ? read
        : read.stream().map(partial -> doubted(partial, file.facts(), lost)).toList();
  }

  private Inventory doubted(Inventory partial, Set<FactType> facts, List<MissingFile> lost) {
    var why =
        partial.parts().stream().anyMatch(MissingFiles::isList)
            ? Caveat.Kind.LIST_INCOMPLETE
            : Caveat.Kind.FACT_LOST;
    var parts =
        partial.parts().stream()
            .map(part -> new Part(part.origin(), part.facts(), part.roster(), part.vms(), false))
            .toList();
    var caveats =
        Stream.concat(
                partial.caveats().stream(),
                lost.stream().map(missing -> caveat(why, missing, facts)))
            .toList();
    return new Inventory(
        partial.cluster(), partial.vms(), parts, caveats, partial.guests(), partial.resources());
  }

  private static boolean isList(Part part) {
    return part.roster() == Part.Roster.EVERY_NGT_VM || part.roster() == Part.Roster.EVERY_VM;
  }

  /// What is missing altogether.
  ///
  /// @param kinds of which there are files
  /// @param read files that plugins describe, of which there are some
  List<Caveat> outOfReach(Set<CaptureFile> kinds, Set<DescribedFile> read) {
    return files.stream()
        .filter(missing -> read.stream().noneMatch(file -> file.isCalled(missing.file())))
        .filter(missing -> kinds.stream().noneMatch(kind -> isOf(missing, kind)))
        .map(missing -> outOfReach(missing, facts(missing)))
        .toList();
  }

  /// A file that nobody reads would have told nothing.
  private Caveat outOfReach(MissingFile missing, Set<FactType> facts) {
    var kind = facts.isEmpty() ? Caveat.Kind.FACT_LOST : Caveat.Kind.OUT_OF_REACH;
    return caveat(kind, missing, facts);
  }

  private static boolean isOf(MissingFile missing, CaptureFile kind) {
    return CaptureFile.named(missing.file()).equals(Optional.of(kind));
  }

  private Set<FactType> facts(MissingFile missing) {
    return CaptureFile.named(missing.file())
        .map(kind -> kind.facts(shared))
        .or(() ->
            further.stream()
                .filter(file -> file.isCalled(missing.file()))
                .map(DescribedFile::facts)
                .findFirst())
        .orElse(Set.of());
  }

  private Caveat caveat(Caveat.Kind kind, MissingFile missing, Set<FactType> facts) {
    return new Caveat(kind, folder + "/" + missing.file(), missing.reason(), facts, Set.of());
  }
}
