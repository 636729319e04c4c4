package ncc.spi.message;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Optional;

/// Why a file or a folder cannot be read or written, in words for whoever has to mend it: no names
/// of Java classes, and no path alone, which is all that some exceptions say. Who shows it names
/// the file.
public final class FileFault {
  private static final String MISSING = "no such file or folder";
  private static final String DENIED = "permission denied";
  private static final String CIRCLE = "its links lead in a circle";

  /// As the operating system says it.
  private static final Map<String, String> SYSTEM =
      Map.ofEntries(
          Map.entry("No such file or directory", MISSING),
          Map.entry("Permission denied", DENIED),
          Map.entry("Operation not permitted", "the system does not permit it"),
          Map.entry("Is a directory", "it is a folder"),
          Map.entry("Not a directory", "a part of its path is no folder"),
          Map.entry("No space left on device", "no space left on the device"),
          Map.entry("Disk quota exceeded", "the disk quota is used up"),
          Map.entry("File too large", "it is larger than files may be"),
          Map.entry("Read-only file system", "the file system is read-only"),
          Map.entry("File name too long", "the name is too long"),
          Map.entry("Too many open files", "too many files are open"),
          Map.entry("Too many levels of symbolic links", CIRCLE),
          Map.entry(
              "Too many levels of symbolic links or unable to access attributes of symbolic link",
              CIRCLE),
          Map.entry("Input/output error", "the device reports an error"),
          Map.entry("Broken pipe", "nobody reads what is written there"));

  private FileFault() {}

  /// One line, such as `permission denied`. What an exception says in words of its own stays.
  public static String reason(IOException failed) {
    return switch (failed) {
      case NoSuchFileException _ -> MISSING;
      case AccessDeniedException _ -> DENIED;
      case NotDirectoryException _ -> "it is no folder";
      case DirectoryNotEmptyException _ -> "the folder is not empty";
      case FileAlreadyExistsException _ -> "something of that name is there already";
      case CharacterCodingException _ -> "it is not text in UTF-8";
      case FileSystemException other -> words(Optional.ofNullable(other.getReason()));
      default -> words(Optional.ofNullable(failed.getMessage()));
    };
  }

  private static String words(Optional<String> text) {
    return text.flatMap(one -> one.lines().filter(line -> !line.isBlank()).findFirst())
        .map(String::strip)
        .map(line -> SYSTEM.getOrDefault(line, SYSTEM.getOrDefault(bracketed(line), line)))
        .orElse("the system does not say why");
  }

  /// What `FILE (Permission denied)` ends with.
  private static String bracketed(String line) {
    int open = line.lastIndexOf('(');
    return open >= 0 && line.endsWith(")") ? line.substring(open + 1, line.length() - 1) : "";
  }
}
