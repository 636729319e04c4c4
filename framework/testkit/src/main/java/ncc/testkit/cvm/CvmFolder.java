package ncc.testkit.cvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeSet;
import ncc.testkit.AcliText;
import ncc.testkit.Capture;
import ncc.testkit.GuestToolsText;
import ncc.testkit.NcliText;

/// A folder of programs that answer as [CvmCommands] does, to be put on the PATH of a real SSH
/// server's user. They need `sh`, `awk`, `sed`, `head` and `tail`. Whole lists are printed from
/// files, so they come as fast as `cat` brings them.
///
/// A file `fault` in the folder makes them fail, a line for each command: `ncli ngt list=hang`. All
/// of [CvmFault] but [CvmFault#DROP], which no program can do.
public final class CvmFolder {
  /// The programs' names.
  public static final List<String> PROGRAMS = List.of("ncli", "nutanix_guest_tools_cli", "acli");

  private final Capture capture;
  private final DescribedCommands described;
  private final Path folder;
  private final Path answers;

  private CvmFolder(Capture capture, DescribedCommands described, Path folder) {
    this.capture = capture;
    this.described = described;
    this.folder = folder;
    this.answers = folder.resolve(".answers");
  }

  /// Writes the programs of the cluster of `capture` into `folder`, which is made when it is
  /// missing; programs already there are replaced, a `fault` stays.
  public static void write(Capture capture, Path folder) throws IOException {
    write(capture, DescribedCommands.NONE, folder);
  }

  /// The same, with commands that plugins describe.
  public static void write(Capture capture, DescribedCommands described, Path folder)
      throws IOException {
    new CvmFolder(capture, described, folder).write();
  }

  private void write() throws IOException {
    Files.createDirectories(answers);
    answer("cluster_info", out -> NcliText.clusterInfo(capture, out));
    answer("ngt_list", out -> NcliText.ngtList(capture, out));
    answer("ngt_all", this::everyNgtBlock);
    answer("vms", out -> AcliText.all(capture, out));
    answer("vms_true", out -> AcliText.on(capture, out));
    answer("vms_false", out -> AcliText.off(capture, out));
    answer("tools", out -> GuestToolsText.write(capture, out));
    answer("tools_alone", this::everyVmAlone);
    answer("names", this::names);
    answer("log", out -> out.append(GuestToolsCli.LOG));
    describe();
    var programs = new TreeSet<>(PROGRAMS);
    programs.addAll(described.programs());
    for (String program : programs) {
      program(folder.resolve(program));
    }
  }

  /// The command lines, and for the line at N what it prints.
  private void describe() throws IOException {
    int line = 0;
    for (var text : described.texts().values()) {
      answer("described_" + ++line, text);
    }
    Files.write(answers.resolve("described"), described.lines());
  }

  private void answer(String name, CvmProgram.Text text) throws IOException {
    try (var out = Files.newBufferedWriter(answers.resolve(name), UTF_8)) {
      text.write(out);
    }
  }

  private void everyNgtBlock(Appendable out) throws IOException {
    for (var vm : capture.ngtVms()) {
      NcliText.ngtBlock(capture, vm, out);
    }
  }

  private void everyVmAlone(Appendable out) throws IOException {
    for (var vm : capture.ngtVms()) {
      GuestToolsText.alone(vm, true, out);
      out.append("\n");
    }
  }

  private void names(Appendable out) throws IOException {
    for (var vm : capture.ngtVms()) {
      out.append(vm.name()).append("\n");
    }
  }

  private static void program(Path file) throws IOException {
    try (var script = CvmFolder.class.getResourceAsStream("stand-in.sh")) {
      if (script == null) {
        throw new FileNotFoundException("stand-in.sh is not beside " + CvmFolder.class.getName());
      }
      Files.copy(script, file, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
