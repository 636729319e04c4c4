package ncc.testkit.cvm;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The shell of the stand-in's CVM: runs a command line as `bash` there would. It finds the CVM's
/// programs once a profile was read (`bash -l`, `source /etc/profile`) or when they are named by
/// their path, and no sooner, for that is what makes the real ones hard to reach.
final class CvmShell {
  private static final Map<String, String> VARIABLES =
      Map.of("HOME", "/home/nutanix", "USER", "nutanix", "PATH", "/usr/bin:/bin");

  private final CvmCommands commands;
  private final CvmFaults faults;
  private boolean profile;

  CvmShell(CvmCommands commands, CvmFaults faults) {
    this.commands = commands;
    this.faults = faults;
  }

  /// @return the exit code
  int run(String line, OutputStream out, OutputStream err)
      throws IOException, InterruptedException {
    List<ShellLine.Step> steps;
    try {
      steps = ShellLine.parse(line, VARIABLES);
    } catch (IllegalArgumentException e) {
      return new Delivery(out, err).whole(new CvmAnswer("", "bash: " + e.getMessage() + "\n", 2));
    }
    int code = 0;
    for (ShellLine.Step step : steps) {
      if (!step.words().isEmpty() && follows(step.joint(), code)) {
        code = run(step, out, err);
        if (ends(step.words().getFirst())) {
          return code;
        }
      }
    }
    return code;
  }

  private static boolean follows(ShellLine.Joint joint, int code) {
    return switch (joint) {
      case ALWAYS -> true;
      case AND -> code == 0;
      case OR -> code != 0;
    };
  }

  private static boolean ends(String program) {
    return program.equals("exec") || program.equals("exit");
  }

  private int run(ShellLine.Step step, OutputStream out, OutputStream err)
      throws IOException, InterruptedException {
    var delivery =
        new Delivery(
            step.silenced().contains(ShellLine.Silenced.OUT)
                ? OutputStream.nullOutputStream()
                : out,
            step.silenced().contains(ShellLine.Silenced.ERR)
                ? OutputStream.nullOutputStream()
                : err);
    return run(step.words(), delivery);
  }

  private int run(List<String> words, Delivery to) throws IOException, InterruptedException {
    var arguments = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "source", "." -> source();
      case "bash", "sh", "/bin/bash", "/bin/sh" -> shell(arguments, to);
      case "exec" -> arguments.isEmpty() ? 0 : run(arguments, to);
      case "timeout" -> run(afterOptions(arguments, 1), to);
      case "command" -> command(arguments, to);
      case "exit" -> arguments.isEmpty() ? 0 : Integer.parseInt(arguments.getFirst());
      case "true", ":", "export", "set", "cd" -> 0;
      case "false" -> 1;
      case "echo" -> to.whole(CvmAnswer.said(String.join(" ", arguments) + "\n"));
      default -> program(words, to);
    };
  }

  private int source() {
    profile = true;
    return 0;
  }

  /// `bash -lc 'line'` and its variants.
  private int shell(List<String> arguments, Delivery to) throws IOException, InterruptedException {
    boolean login = false;
    boolean line = false;
    for (String argument : arguments) {
      if (line) {
        var shell = new CvmShell(commands, faults);
        shell.profile = profile || login;
        return shell.run(argument, to.out(), to.err());
      }
      login |= argument.equals("--login") || argument.matches("-[a-z]*l[a-z]*");
      line = argument.matches("-[a-z]*c");
    }
    return to.whole(new CvmAnswer("", "bash: expected -c\n", 2));
  }

  private static List<String> afterOptions(List<String> arguments, int operands) {
    int from = 0;
    while (from < arguments.size() && arguments.get(from).startsWith("-")) {
      from += List.of("-k", "-s").contains(arguments.get(from)) ? 2 : 1;
    }
    return arguments.subList(Math.min(from + operands, arguments.size()), arguments.size());
  }

  private int command(List<String> arguments, Delivery to)
      throws IOException, InterruptedException {
    if (!arguments.isEmpty() && !arguments.getFirst().startsWith("-")) {
      return run(arguments, to);
    }
    var found = arguments.stream().skip(1).flatMap(name -> found(List.of(name)).stream()).toList();
    var paths = found.stream().map(name -> "/usr/local/nutanix/bin/" + name + "\n");
    return to.whole(new CvmAnswer(String.join("", paths.toList()), "", found.isEmpty() ? 1 : 0));
  }

  private int program(List<String> words, Delivery to) throws IOException, InterruptedException {
    var found = found(words);
    if (found.isEmpty()) {
      return to.whole(CvmAnswer.notFound(words.getFirst()));
    }
    var named = new java.util.ArrayList<>(words);
    named.set(0, found.get());
    var answer = commands.run(named);
    var fault = faults.of(named);
    return fault.isPresent() ? to.failing(answer, fault.get()) : to.whole(answer);
  }

  /// The program's plain name, if it can be reached.
  private Optional<String> found(List<String> words) {
    var name = words.getFirst();
    var plain = name.substring(name.lastIndexOf('/') + 1);
    boolean reachable = profile || name.startsWith("/");
    var named = new java.util.ArrayList<>(words);
    named.set(0, plain);
    boolean missing = faults.of(named).filter(CvmFault.MISSING::equals).isPresent();
    return Optional.of(plain)
        .filter(it -> reachable && !missing && commands.programs().contains(it));
  }
}
