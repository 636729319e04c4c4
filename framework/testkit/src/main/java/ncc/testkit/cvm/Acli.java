package ncc.testkit.cvm;

import java.io.IOException;
import ncc.testkit.AcliText;
import ncc.testkit.Capture;

/// `acli vm.list [power_state=true|false]`, where `true` is a VM that is on.
record Acli(Capture capture) implements CvmProgram {
  @Override
  public CvmAnswer answer(Arguments arguments) throws IOException {
    if (!arguments.words().equals("vm.list")) {
      return CvmAnswer.refused("Unknown command: " + arguments.words());
    }
    var unknown = arguments.unknown("power_state");
    if (unknown.isPresent()) {
      return CvmAnswer.refused("Unknown argument: " + unknown.get());
    }
    return switch (arguments.option("power_state").orElse("")) {
      case "" -> CvmProgram.said(out -> AcliText.all(capture, out));
      case "true" -> CvmProgram.said(out -> AcliText.on(capture, out));
      case "false" -> CvmProgram.said(out -> AcliText.off(capture, out));
      default -> CvmAnswer.refused("power_state: expected true or false");
    };
  }
}
