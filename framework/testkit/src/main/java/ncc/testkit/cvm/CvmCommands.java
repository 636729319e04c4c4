package ncc.testkit.cvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import ncc.spi.inventory.NgtRegistration;
import ncc.spi.inventory.Vm;
import ncc.testkit.Capture;

/// What the commands of a CVM that `ncc` reads answer for one cluster: `ncli cluster info`, `ncli
/// ngt list` (250 VMs at most, `vm-names=A,B`), `nutanix_guest_tools_cli list_vm_tools_entities`
/// (`include_vm_info=`, `vm_name=`) and `acli vm.list` (`power_state=`). Anything else they refuse.
///
/// How the real ones refuse is not published: here it is one line on standard error and exit code
/// 1. An unknown name in a filter is no fault; it only matches no VM.
public final class CvmCommands {
  private final Map<String, CvmProgram> programs;
  private final DescribedCommands described;

  private CvmCommands(Map<String, CvmProgram> programs, DescribedCommands described) {
    this.programs = programs;
    this.described = described;
  }

  /// The commands of the cluster of `capture`, whose VMs are held in memory from now on.
  public static CvmCommands of(Capture capture) {
    return of(capture, DescribedCommands.NONE);
  }

  /// The same, and those that plugins describe.
  public static CvmCommands of(Capture capture, DescribedCommands described) {
    var vms = capture.vms().get().toList();
    var held = new Capture(capture.cluster(), vms::stream, capture.taken());
    var byName = new LinkedHashMap<String, Vm>();
    vms.stream()
        .filter(vm -> vm.has(NgtRegistration.class))
        .forEach(vm -> byName.putIfAbsent(vm.name(), vm));
    return new CvmCommands(
        Map.of(
            "ncli", new Ncli(held),
            "nutanix_guest_tools_cli", new GuestToolsCli(held, byName),
            "acli", new Acli(held)),
        described);
  }

  /// Names of the programs.
  public Set<String> programs() {
    var names = new TreeSet<>(programs.keySet());
    names.addAll(described.programs());
    return names;
  }

  /// Runs one command.
  ///
  /// @param words the program and its arguments, as a shell would hand them over
  public CvmAnswer run(List<String> words) {
    var program = programs.get(words.getFirst());
    try {
      var own =
          program == null
              ? CvmAnswer.notFound(words.getFirst())
              : program.answer(Arguments.of(words.subList(1, words.size())));
      return own.code() == 0 ? own : described(words, own);
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes every line", e);
    }
  }

  /// What plugins describe, where none of the commands above is meant.
  private CvmAnswer described(List<String> words, CvmAnswer otherwise) throws IOException {
    var text = described.of(words);
    if (text.isPresent()) {
      return CvmProgram.said(text.get());
    }
    return described.programs().contains(words.getFirst()) && otherwise.code() != 1
        ? CvmAnswer.refused("Error: not understood: " + String.join(" ", words))
        : otherwise;
  }
}
