package ncc.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Predicate;
import ncc.cli.terminal.Failure;
import ncc.json.RunFormatException;
import ncc.json.RunJson;
import ncc.spi.message.FileFault;
import ncc.spi.run.Run;
import ncc.spi.run.Subject;
import ncc.spi.setting.InputFile;

/// A run in a file.
public final class SavedRun {
  private SavedRun() {}

  /// @param exitCode of the failure when there is none in it, or it cannot be read
  public static Run read(Path file, int exitCode) throws Failure {
    return read(file, exitCode, _ -> true);
  }

  /// The same with the findings of some subjects alone.
  public static Run read(Path file, int exitCode, Predicate<Subject> wanted) throws Failure {
    try (InputStream in = InputFile.open(file)) {
      return RunJson.read(in, file.toString(), wanted);
    } catch (RunFormatException e) {
      throw Failure.of(exitCode, e);
    } catch (IOException e) {
      throw new Failure(
          exitCode,
          "'%s' cannot be read (%s); expected a run saved with --report json=FILE"
              .formatted(file, FileFault.reason(e)),
          e);
    }
  }
}
