import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.PrintWriter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// Runs one method of the readers' fuzz test; without a word, only says whether it could. Ends with
/// 1 when it fails or is not there.
class FuzzTarget {
  private static final String TEST = "ncc.source.capture.ReadersFuzzTest";

  public static void main(String[] words) throws Exception {
    Class.forName(TEST);
    if (words.length == 0) {
      return;
    }
    var listener = new SummaryGeneratingListener();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectMethod(TEST, words[0], "byte[]"))
            .build();
    LauncherFactory.create().execute(request, listener);
    var summary = listener.getSummary();
    summary.printFailuresTo(new PrintWriter(System.out, true));
    System.out.printf(
        "%s: %d run, %d failed%n",
        words[0], summary.getTestsStartedCount(), summary.getTotalFailureCount());
    boolean whole = summary.getTestsStartedCount() > 0 && summary.getTotalFailureCount() == 0;
    System.exit(whole ? 0 : 1);
  }
}
