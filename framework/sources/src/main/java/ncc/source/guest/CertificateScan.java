package ncc.source.guest;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import ncc.spi.inventory.Guest.Certificate;

/// Finds the X.509 certificates in NGT's folders. What the files are called is not published, so
/// every file is looked into but those whose name says that they hold a key.
record CertificateScan(List<Path> folders) {
  private static final Set<String> KEYS = Set.of(".key", "key.pem", ".p12", ".pfx", ".jks");
  private static final int DEEPEST = 6;
  private static final int MOST_FILES = 2000;

  CertificateScan {
    folders = List.copyOf(folders);
  }

  /// In the order of the files' names.
  ///
  /// @throws IOException when one of the files cannot be read: it may be the one that counts
  List<Certificate> certificates() throws IOException {
    var certificates = new ArrayList<Certificate>();
    for (Path file : files(name -> !isKey(name))) {
      certificates.addAll(CertificateFile.read(file.toString(), Look.bytes(file)));
    }
    return certificates;
  }

  /// What is called like a private key, which only its owner may want to use.
  List<String> keys() throws IOException {
    return files(CertificateScan::isKey).stream().map(Path::toString).toList();
  }

  private static boolean isKey(String name) {
    return KEYS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }

  private List<Path> files(Predicate<String> wanted) throws IOException {
    var files = new ArrayList<Path>();
    for (Path folder : folders) {
      Files.walkFileTree(
          folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new Collecting(files, wanted));
    }
    return files.stream().distinct().sorted().toList();
  }

  /// Regular files alone: a link may lead anywhere.
  private static final class Collecting extends SimpleFileVisitor<Path> {
    private static final long LARGEST = 1 << 20;

    private final List<Path> files;
    private final Predicate<String> wanted;

    Collecting(List<Path> files, Predicate<String> wanted) {
      this.files = files;
      this.wanted = wanted;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()
          && attributes.size() <= LARGEST
          && wanted.test(file.toString())) {
        files.add(file);
      }
      if (files.size() > MOST_FILES) {
        throw new FileSystemException(
            file.toString(),
            null,
            "more than " + MOST_FILES + " files to look for certificates in");
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
