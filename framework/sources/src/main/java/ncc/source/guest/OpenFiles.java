package ncc.source.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.inventory.Guest.Holder;

/// Who has a device open, as `lsof` finds it: from `/proc`.
///
/// @param proc where it is mounted
record OpenFiles(Path proc) {
  private static final String NUTANIX = "/usr/local/nutanix/";
  private static final String AGENT_UNIT = "ngt_guest_agent.service";

  /// The processes that have `device` open, by their number.
  ///
  /// @throws java.nio.file.AccessDeniedException when the files of some process may not be seen
  List<Holder> holders(Path device) throws IOException {
    var number = number(device);
    var holders = new ArrayList<Holder>();
    try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, number)) {
          holders.add(holder(process));
        }
      }
    }
    holders.sort((one, other) -> Long.compare(one.pid(), other.pid()));
    return holders;
  }

  /// The number of the device that a path leads to: links, mounts and deleted names do not hide it.
  private static Object number(Path path) throws IOException {
    return Files.getAttribute(path, "unix:rdev");
  }

  private static boolean holds(Path process, Object number) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (isDevice(file, number)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException _) {
      return false; // It ended meanwhile.
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /// What a process has open is looked at only where it is called like a device: a file on a
  /// network may hang.
  private static boolean isDevice(Path file, Object number) throws IOException {
    try {
      return Files.readSymbolicLink(file).toString().contains("/dev/")
          && number.equals(number(file));
    } catch (AccessDeniedException denied) {
      throw denied;
    } catch (FileSystemException _) {
      return false; // It was closed meanwhile.
    }
  }

  private Holder holder(Path process) {
    long pid = Long.parseLong(String.valueOf(process.getFileName()));
    var command = text(process.resolve("comm")).strip();
    return new Holder(pid, command.isEmpty() ? "?" : command, isAgent(process));
  }

  /// It was started by the agent's unit, or runs a program of NGT.
  private boolean isAgent(Path process) {
    if (text(process.resolve("cgroup")).contains("/" + AGENT_UNIT)) {
      return true;
    }
    for (String word : text(process.resolve("cmdline")).split("\0", -1)) {
      if (word.startsWith(NUTANIX)) {
        return true;
      }
    }
    return program(process).filter(one -> one.startsWith(NUTANIX)).isPresent();
  }

  private static Optional<String> program(Path process) {
    try {
      return Optional.of(Files.readSymbolicLink(process.resolve("exe")).toString());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String text(Path file) {
    try {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? new String(Look.bytes(file), StandardCharsets.UTF_8)
          : "";
    } catch (IOException _) {
      return "";
    }
  }
}
