package ncc.spi.source;

import java.io.InputStream;

/// Keeps what a source reads, byte for byte, as the files of a capture. Safe for use by several
/// threads at once.
public interface Recorder {
  /// Keeps nothing.
  Recorder NONE =
      new Recorder() {
        @Override
        public InputStream recorded(String file, InputStream in) {
          return in;
        }

        @Override
        public void missing(String file, String reason) {}
      };

  /// `in`, and whatever is read of it also goes into the capture.
  ///
  /// @param file its name in the capture, such as `ncli_ngt_list.txt`
  InputStream recorded(String file, InputStream in);

  /// A file that the capture should hold cannot be had, or not all of it.
  ///
  /// @param reason one sentence for the operator, without the place
  void missing(String file, String reason);
}
