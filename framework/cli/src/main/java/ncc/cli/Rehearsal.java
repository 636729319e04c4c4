package ncc.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/// Runs the commands that stdin names, a line each, in one process, all at the same instant: what
/// the cache of loaded classes is made from when ncc is packed. Words are separated by single
/// spaces.
public final class Rehearsal {
  /// Some hours after the sample was taken, as captures are read; what is loaded to print a time
  /// depends on its digits.
  private static final Instant NOW = Instant.parse("2026-11-21T03:04:05.678901234Z");

  private Rehearsal() {}

  public static void main(String[] args) throws IOException {
    var environment = Main.environment().at(InstantSource.fixed(NOW));
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      int code = Main.run(environment, line.split(" ", -1));
      environment.err().println("ended with %d: ncc %s".formatted(code, line));
      environment.err().flush();
    }
    System.exit(0);
  }
}
