package ncc.source.guest;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;

/// Where a guest's files are: this machine, or the folder at which its disk is mounted. Links are
/// followed within it, as they would be in the guest, so nothing in an image leads out of it.
///
/// @param folder absolute
/// @param here it is the machine this process runs on
record GuestRoot(Path folder, boolean here) {
  static final GuestRoot MACHINE = new GuestRoot(Path.of("/"), true);

  private static final int MOST_LINKS = 40;

  GuestRoot {
    requireNonNull(folder);
  }

  static GuestRoot at(Path folder) {
    var absolute = folder.toAbsolutePath().normalize();
    return absolute.equals(MACHINE.folder) ? MACHINE : new GuestRoot(absolute, false);
  }

  /// What an operator calls it.
  String uri() {
    return here ? "guest:" : "guest:" + folder;
  }

  /// The file or folder at the end of all links; empty when nothing is there.
  ///
  /// @param path as it is called in the guest
  /// @throws java.nio.file.AccessDeniedException when this user may not look
  Optional<Path> find(String path) throws IOException {
    var rest = new ArrayDeque<Path>();
    prepend(Path.of(path), rest);
    var at = folder;
    int links = 0;
    while (!rest.isEmpty()) {
      var next = child(at, rest.pop().toString());
      var attributes = attributes(next);
      if (attributes.isEmpty() || (!rest.isEmpty() && attributes.get().isRegularFile())) {
        return Optional.empty();
      }
      if (!attributes.get().isSymbolicLink()) {
        at = next;
        continue;
      }
      if (++links > MOST_LINKS) {
        throw new FileSystemLoopException(next.toString());
      }
      var target = Files.readSymbolicLink(next);
      at = target.isAbsolute() ? folder : at;
      prepend(target, rest);
    }
    return Optional.of(at);
  }

  /// The file itself, where links are of no concern.
  Path named(String path) {
    return folder.resolve(path.substring(1));
  }

  private static void prepend(Path path, Deque<Path> rest) {
    var names = new ArrayList<Path>();
    path.forEach(names::add);
    names.reversed().forEach(rest::push);
  }

  private Path child(Path at, String name) {
    if (name.equals("..")) {
      var parent = at.getParent();
      return at.equals(folder) || parent == null ? at : parent;
    }
    return name.equals(".") ? at : at.resolve(name);
  }

  private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }
}
