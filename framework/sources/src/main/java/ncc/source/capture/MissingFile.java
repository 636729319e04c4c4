package ncc.source.capture;

import static java.util.Objects.requireNonNull;

/// A file that a capture should hold and does not, or not all of it.
///
/// @param file its name within the folder, such as `ncli_ngt_list.txt`
/// @param reason one sentence for the operator, without the place
public record MissingFile(String file, String reason) {
  public MissingFile {
    requireNonNull(file);
    requireNonNull(reason);
  }
}
