package ncc.store.sql;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import ncc.spi.setting.Secret;

/// Where the store is.
public sealed interface StoreAddress {
  /// What people may see of it.
  String shown();

  /// A file of this machine, for one daemon.
  record Embedded(Path file) implements StoreAddress {
    public Embedded {
      requireNonNull(file);
    }

    @Override
    public String shown() {
      return file.toString();
    }
  }

  /// A database of a PostgreSQL server, which several daemons may share.
  ///
  /// @param location `//host[:port]/database[?option=value]`, as JDBC has it
  record Postgres(String location, Optional<String> user, Optional<Secret> password)
      implements StoreAddress {
    public Postgres {
      requireNonNull(location);
      requireNonNull(user);
      requireNonNull(password);
    }

    @Override
    public String shown() {
      return "postgresql:" + location;
    }
  }

  /// Reads `store.url`: a file, or `postgresql://host/database`.
  ///
  /// @param folder what a relative file is relative to; one that begins with `~/` is to the home of
  ///   whoever runs this
  /// @throws IllegalArgumentException what would be accepted; the text itself is not repeated where
  ///   it may hold a password
  static StoreAddress of(
      String url, Path folder, Optional<String> user, Optional<Secret> password) {
    var postgres = Pattern.compile("(?:jdbc:)?postgres(?:ql)?:(//[^\\s]+)").matcher(url);
    if (!postgres.matches()) {
      return new Embedded(in(folder, file(url)));
    }
    var location = postgres.group(1);
    if (!location.matches("//[^/@?]+/[^/@?]+(\\?.*)?") || location.contains("password=")) {
      throw new IllegalArgumentException(
          "expected postgresql://host[:port]/database[?user=NAME]; a password stands in ~/.pgpass");
    }
    return new Postgres(location, user, password);
  }

  /// No shell has seen what stands in a configuration, so what it would do with `~/` is done here.
  private static Path in(Path folder, String file) {
    return file.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), file.substring("~/".length()))
        : folder.resolve(file);
  }

  private static String file(String url) {
    var path = url.startsWith("sqlite:") ? url.substring("sqlite:".length()) : url;
    if (path.isBlank() || path.contains("://")) {
      throw new IllegalArgumentException("expected a file or postgresql://host[:port]/database");
    }
    return path;
  }
}
