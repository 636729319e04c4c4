import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ncc.engine.Plugins;
import ncc.engine.source.PlannedSource;
import ncc.engine.source.SourcePlanning;
import ncc.spi.source.Recorder;

/// Reads a source again and again, in turn with a command that brings the same bytes.
///
/// Usage: `SshReading ROUNDS SOURCE COMMAND…` prints "VMs, first reading's s, later ones' median s,
/// the command's median s". A reading is connecting, logging in, running the commands, and making
/// the inventory of what they print.
class SshReading {
  private static final int WARM_UP = 20;

  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    var command = Arrays.asList(args).subList(2, args.length);
    var planning = new SourcePlanning(Plugins.find(List.of()), Map.of());
    var source = planning.plan(SourcePlanning.Written.typed(args[1], "bench"));
    var readings = new ArrayList<Double>();
    var commands = new ArrayList<Double>();
    int vms = 0;
    double first = 0;
    for (int round = -WARM_UP; round < rounds; round++) {
      long start = System.nanoTime();
      vms = vms(source);
      double took = (System.nanoTime() - start) / 1e9;
      if (round == -WARM_UP) {
        first = took;
      }
      if (round >= 0) {
        readings.add(took);
        commands.add(run(command));
      }
    }
    System.out.printf(
        Locale.ROOT, "%d %.3f %.3f %.3f%n", vms, first, median(readings), median(commands));
  }

  private static int vms(PlannedSource source) throws Exception {
    return source
        .source()
        .read(source.request(Set.of(), Recorder.NONE, InstantSource.system()))
        .getFirst()
        .vms()
        .size();
  }

  private static double run(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    process.waitFor();
    return Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e9;
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().toList().get(seconds.size() / 2);
  }
}
