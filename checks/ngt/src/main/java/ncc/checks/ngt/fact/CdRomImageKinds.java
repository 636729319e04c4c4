package ncc.checks.ngt.fact;

import static java.util.Objects.requireNonNull;

import java.util.List;
import ncc.spi.inventory.Fact;
import ncc.spi.inventory.FactInfo;

/// What kinds of images lie in the CD-ROM drives of a VM, in Prism's words: `GUEST_TOOLS`,
/// `GUEST_CUSTOMIZATION` or `OTHER`. Not told of a VM whose drives are all empty.
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

  /// The image of NGT is one of them.
  public boolean hasNgt() {
    return kinds().contains(OF_NGT);
  }

  private List<String> kinds() {
    return text.isEmpty() ? List.of() : List.of(text.split(", ", -1));
  }
}
