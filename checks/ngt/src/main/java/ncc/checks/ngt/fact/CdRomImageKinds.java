package ncc.checks.ngt.fact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// What kinds of images lie in the CD-ROM drives of a VM, in Prism's words: `GUEST_TOOLS`,
/// `GUEST_CUSTOMIZATION`, `OTHER`, and `$UNKNOWN` for what may be any. Not told of a VM whose
/// drives are all empty.
///
/// @param text sorted, with commas between, one for each drive that has one
@FactInfo(id = "CD_ROM_IMAGE_KINDS", title = "kinds of CD-ROM images", order = 123)
public record CdRomImageKinds(String text) implements Fact {
  private static final String OF_NGT = "GUEST_TOOLS";

  public CdRomImageKinds {
    requireNonNull(text);
  }

  public CdRomImageKinds(List<String> kinds) {
    this(String.join(", ", kinds.stream().sorted().toList()));
  }

  /// How many drives have one.
  public int count() {
    return kinds().size();
  }

  /// Whether the image of NGT is one of them; empty where one may be.
  public Optional<Boolean> hasNgt() {
    boolean hasNgt = kinds().contains(OF_NGT);
    return hasNgt || kinds().stream().noneMatch(kind -> kind.startsWith("$"))
        ? Optional.of(hasNgt)
        : Optional.empty();
  }

  private List<String> kinds() {
    return text.isEmpty() ? List.of() : List.of(text.split(", ", -1));
  }
}
