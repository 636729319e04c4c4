package ncc.source.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import ncc.spi.inventory.Inventory;
import ncc.spi.inventory.Vm;
import ncc.spi.setting.Secret;
import ncc.spi.setting.Settings;
import ncc.spi.source.Recorder;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;
import ncc.spi.source.WantedClusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Time is up while one command has told half of what it knows and the others are done.
@Timeout(60)
class SshInterruptionTest {
  private static final String HALF =
      """
      vm_info_vec {
        vm_uuid: "aaaaaaaa-0000-4000-8000-000000000001"
        vm_name: "payroll"
        guest_tools_enabled: true
      }
      """;

  @TempDir Path folder;

  /// Counts the outputs that came to their end, and the one that has begun.
  private record Counting(CountDownLatch ended, CountDownLatch begun) implements Recorder {
    @Override
    public InputStream recorded(String file, InputStream in) {
      if (file.equals("nutanix_guest_tools_cli.txt")) {
        begun.countDown();
        return in;
      }
      return new FilterInputStream(in) {
        @Override
        public void close() throws IOException {
          super.close();
          ended.countDown();
        }
      };
    }

    @Override
    public void missing(String file, String reason) {}
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("Connect thread "))
        .collect(Collectors.toSet());
  }

  private SourceRequest request(TestCvm cvm, Recorder recorder) throws IOException {
    var known = Files.writeString(folder.resolve("known_hosts"), cvm.knownHostsLine());
    var values =
        Map.of(
            "known-hosts", List.of(known.toString()),
            "host-key-check", List.of("strict"),
            "connect-timeout", List.of("5s"),
            "keep-alive", List.of("15s"),
            "command-timeout", List.of("10m"));
    return new SourceRequest(
        "//nutanix@127.0.0.1:" + cvm.port(),
        new Settings(values, Map.<String, Secret>of("password", () -> TestCvm.PASSWORD)),
        WantedClusters.ALL,
        recorder,
        InstantSource.fixed(Instant.EPOCH));
  }

  private static TestCvm cvm() throws Exception {
    return new TestCvm(TestCvm.key("ssh-ed25519", 256))
        .answering("ncli cluster info", "Cluster Name : tokyo-01\n")
        .answering("acli vm.list power_state=true", "VM name  VM UUID\n")
        .answering(
            "acli vm.list power_state=false",
            "VM name  VM UUID\nspare  bbbbbbbb-0000-4000-8000-000000000002\n")
        .answering(
            "nutanix_guest_tools_cli list_vm_tools_entities include_vm_info=true",
            (out, _, _) -> {
              out.write(HALF.getBytes(UTF_8));
              out.flush();
              return Optional.empty();
            })
        .start();
  }

  @Test
  void whatCameIsGivenAndTheRestIsMissing() throws Exception {
    var before = threads();
    var counting = new Counting(new CountDownLatch(3), new CountDownLatch(1));
    var read = new CompletableFuture<Inventory>();
    try (var cvm = cvm()) {
      var request = request(cvm, counting);
      var reader =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  read.complete(new SshSource().read(request).getFirst());
                } catch (SourceException | RuntimeException failed) {
                  read.completeExceptionally(failed);
                }
              });
      counting.begun.await();
      counting.ended.await();

      reader.interrupt();
      var inventory = read.get();

      assertThat(inventory.isComplete()).isFalse();
      assertThat(inventory.cluster().name()).isEqualTo("tokyo-01");
      assertThat(inventory.vms()).extracting(Vm::name).contains("spare");
      reader.join();
    }
    for (Thread thread : threads()) {
      if (!before.contains(thread)) {
        thread.join();
      }
    }
  }
}
