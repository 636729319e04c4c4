package ncc.testkit.cvm;

import java.io.IOException;

/// One program of a CVM.
@FunctionalInterface
interface CvmProgram {
  CvmAnswer answer(Arguments arguments) throws IOException;

  /// Something that writes what a command prints.
  @FunctionalInterface
  interface Text {
    void write(Appendable out) throws IOException;
  }

  static CvmAnswer said(Text text) throws IOException {
    var out = new StringBuilder();
    text.write(out);
    return CvmAnswer.said(out.toString());
  }
}
