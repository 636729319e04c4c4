package ncc.testkit.prism;

import java.time.Duration;
import java.util.List;

/// What a stand-in was asked.
///
/// @param requests the latest [#KEPT] of them, in the order in which they came
/// @param count how many there were
/// @param mostAtOnce how many were under way at the same time, at most
/// @param leaks how many held a password or key where none belongs: in the address, in the body, in
///   another header
public record PrismTraffic(List<Request> requests, long count, int mostAtOnce, long leaks) {
  /// How many requests are remembered.
  public static final int KEPT = 10_000;

  public PrismTraffic {
    requests = List.copyOf(requests);
  }

  /// One request.
  ///
  /// @param since when it came, since the stand-in was started
  /// @param method such as `GET`
  /// @param path with its query, as it was sent
  /// @param withSecret it had an `Authorization` or an API key, right or wrong
  /// @param status of the answer
  public record Request(
      Duration since, String method, String path, boolean withSecret, int status) {}

  /// How many requests came within `span`, at most, wherever it begins.
  public int mostWithin(Duration span) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < requests.size(); last++) {
      while (requests.get(last).since().minus(requests.get(first).since()).compareTo(span) >= 0) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /// How many requests got this answer.
  public long answered(int status) {
    return requests.stream().filter(request -> request.status() == status).count();
  }
}
