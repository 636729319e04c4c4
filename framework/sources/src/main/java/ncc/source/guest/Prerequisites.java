package ncc.source.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import ncc.spi.inventory.Guest.Prerequisite;
import ncc.spi.inventory.Reading;
import ncc.spi.inventory.Reading.Seen;
import ncc.spi.inventory.Reading.Unseen;

/// What the guide asks of a Linux guest before NGT is installed: Python 2.6 or later, `tar`, 550 MB
/// of free space, three places to write to, and root or `sudo` without a password.
///
/// @param isRoot whether this process may do everything
record Prerequisites(GuestRoot root, Commands commands, boolean isRoot) {
  private static final List<String> PROGRAMS =
      List.of(
          "/usr/local/sbin",
          "/usr/local/bin",
          "/usr/sbin",
          "/usr/bin",
          "/sbin",
          "/bin",
          "/usr/libexec");
  private static final List<String> PYTHONS =
      List.of("python3", "python", "python2", "python2.7", "python2.6", "platform-python");
  private static final Pattern PYTHON =
      Pattern.compile("python(?:(\\d{1,4})(?:\\.(\\d{1,4}))?)?.*");
  private static final String TARGET = "/usr/local";
  private static final long SPACE = 550_000_000;

  /// In the guide's order.
  List<Prerequisite> all() {
    var all = new ArrayList<Prerequisite>();
    all.add(of("Python 2.6 or later", this::python));
    all.add(of("tar", this::tar));
    for (String place : List.of(TARGET, "/mnt/nutanix/ngt", "/tmp")) {
      all.add(of("writable " + place, () -> writable(place)));
    }
    all.add(of("free space of 550 MB", this::space));
    all.add(sudo());
    return all;
  }

  /// Something that was looked for.
  private record Found(boolean met, String what) {}

  private static Prerequisite of(String name, Look.At<Found> look) {
    return switch (Look.at(look)) {
      case Seen<Found>(var found) -> new Prerequisite(name, new Seen<>(found.met()), found.what());
      case Unseen<Found>(var why) -> new Prerequisite(name, new Unseen<>(why), "");
    };
  }

  private Found python() throws IOException {
    var old = Optional.<Path>empty();
    for (String name : PYTHONS) {
      var python = program(name);
      if (python.filter(Prerequisites::isRecent).isPresent()) {
        return new Found(true, python.get().toString());
      }
      old = old.or(() -> python);
    }
    return new Found(false, old.map(one -> one + " is older").orElse("not found"));
  }

  /// By the name of the file: to run what lies there is not for a check.
  private static boolean isRecent(Path python) {
    var match = PYTHON.matcher(String.valueOf(python.getFileName()));
    if (!match.matches() || match.group(1) == null) {
      return String.valueOf(python.getFileName()).equals("platform-python");
    }
    int major = Integer.parseInt(match.group(1));
    return major > 2
        || (major == 2 && match.group(2) != null && Integer.parseInt(match.group(2)) >= 6);
  }

  private Found tar() throws IOException {
    var tar = program("tar");
    return new Found(tar.isPresent(), tar.map(Path::toString).orElse("not found"));
  }

  private Optional<Path> program(String name) throws IOException {
    for (String folder : PROGRAMS) {
      var found = root.find(folder + "/" + name);
      if (found.filter(Files::isRegularFile).isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Found writable(String path) throws IOException {
    var place = nearest(path);
    if (Files.isWritable(place)) {
      return new Found(true, "");
    }
    if (!isRoot) {
      throw new IOException("not writable for this user; run as root");
    }
    return new Found(false, place + " is read-only");
  }

  /// The folder itself, or the one in which it would be made.
  private Path nearest(String path) throws IOException {
    for (var at = Path.of(path); at != null; at = at.getParent()) {
      var found = root.find(at.toString());
      if (found.isPresent()) {
        return found.get();
      }
    }
    return root.folder();
  }

  private Found space() throws IOException {
    var place = nearest(TARGET);
    long free = Files.getFileStore(place).getUsableSpace();
    return new Found(free >= SPACE, "%d MB at %s".formatted(free / 1_000_000, place));
  }

  private Prerequisite sudo() {
    return new Prerequisite("root, or sudo without a password", maySudo(), "");
  }

  private Reading<Boolean> maySudo() {
    if (!root.here()) {
      return new Unseen<>("another root: who would install there is not known");
    }
    return isRoot ? new Seen<>(true) : Look.at(this::sudoAsksNothing);
  }

  /// @throws IOException when it does: another user may be the one who installs
  private boolean sudoAsksNothing() throws IOException {
    if (program("sudo").isEmpty() || commands.run(List.of("sudo", "-n", "true")).exitCode() != 0) {
      throw new IOException("this user has neither; run as root, or as who is to install");
    }
    return true;
  }
}
