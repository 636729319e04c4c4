package ncc.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Runs the commands that stdin names, a line each, in one process: what the cache of loaded
/// classes is made from when ncc is packed. Words are separated by single spaces.
public final class Rehearsal {
  private Rehearsal() {}

  public static void main(String[] args) throws IOException {
    var environment = Main.environment();
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      int code = CommandLine.run(environment, line.split(" ", -1));
      environment.out().flush();
      environment.err().println("ended with %d: ncc %s".formatted(code, line));
      environment.err().flush();
    }
    System.exit(0);
  }
}
