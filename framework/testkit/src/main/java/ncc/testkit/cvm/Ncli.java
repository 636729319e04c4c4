package ncc.testkit.cvm;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import ncc.testkit.Capture;
import ncc.testkit.NcliText;

/// `ncli cluster info` and `ncli ngt list [vm-names=A,B]`. A name with a comma in it is two names
/// to the real filter, so it is here.
record Ncli(Capture capture) implements CvmProgram {
  @Override
  public CvmAnswer answer(Arguments arguments) throws IOException {
    return switch (arguments.words()) {
      case "cluster info", "cluster get-params" -> clusterInfo(arguments);
      case "ngt list", "ngt ls" -> ngtList(arguments);
      default -> CvmAnswer.refused("Error: Unknown entity or action: " + arguments.words());
    };
  }

  private CvmAnswer clusterInfo(Arguments arguments) throws IOException {
    var unknown = arguments.unknown();
    return unknown.isPresent()
        ? unknown(unknown.get())
        : CvmProgram.said(out -> NcliText.clusterInfo(capture, out));
  }

  private CvmAnswer ngtList(Arguments arguments) throws IOException {
    var unknown = arguments.unknown("vm-names");
    if (unknown.isPresent()) {
      return unknown(unknown.get());
    }
    var names = arguments.option("vm-names");
    var asked = names.isPresent() ? only(names.get()) : capture;
    return CvmProgram.said(out -> NcliText.ngtList(asked, out));
  }

  private Capture only(String names) {
    Set<String> wanted = Arrays.stream(names.split(",")).collect(Collectors.toSet());
    return new Capture(
        capture.cluster(),
        () -> capture.vms().get().filter(vm -> wanted.contains(vm.name())),
        capture.taken());
  }

  private static CvmAnswer unknown(String option) {
    return CvmAnswer.refused("Error: Unknown parameter: " + option);
  }
}
