package ncc.source.ssh;

import com.jcraft.jsch.HostKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ncc.source.cvm.CvmReading;
import ncc.spi.inventory.Caveat;
import ncc.spi.inventory.FactType;
import ncc.spi.inventory.Inventory;
import ncc.spi.setting.Setting;
import ncc.spi.setting.Settings;
import ncc.spi.source.InventorySource;
import ncc.spi.source.Output;
import ncc.spi.source.ServerIdentity;
import ncc.spi.source.SourceException;
import ncc.spi.source.SourceRequest;

/// Asks the commands of a CVM over SSH, and those of another CVM of its cluster when it is down.
public final class SshSource implements InventorySource {
  private final List<Output> further;

  public SshSource() {
    this(List.of());
  }

  private SshSource(List<Output> further) {
    this.further = List.copyOf(further);
  }

  @Override
  public InventorySource with(List<Output> outputs) {
    return new SshSource(outputs);
  }

  @Override
  public String scheme() {
    return "ssh";
  }

  @Override
  public String example() {
    return "--source ssh://nutanix@192.0.2.11";
  }

  @Override
  public List<Setting> settings() {
    return SshSettings.ALL;
  }

  @Override
  public Map<String, Set<FactType>> brings() {
    return CvmReading.brings(further);
  }

  @Override
  public List<Inventory> read(SourceRequest request) throws SourceException {
    var failures = new ArrayList<SshFailure>();
    for (SshAddress address : addresses(request)) {
      try (var connection = open(address, request.settings())) {
        return CvmReading.read(new SshShell(connection), request, further).stream()
            .map(inventory -> noting(inventory, failures))
            .toList();
      } catch (SshFailure failure) {
        failures.add(failure);
        if (failure.isFinal()) {
          break;
        }
      }
    }
    throw new SourceException(
        String.join("; ", failures.stream().map(SshFailure::getMessage).toList()),
        failures.getLast());
  }

  private static List<SshAddress> addresses(SourceRequest request) throws SourceException {
    var first = SshAddress.ofLocation(request.location());
    var addresses = new ArrayList<>(List.of(first));
    for (String host : request.settings().list(SshSettings.HOSTS.name())) {
      addresses.add(SshAddress.parse(host, Optional.of(first.user()), "hosts such as cvm[:port]"));
    }
    return addresses;
  }

  private static SshConnection open(SshAddress address, Settings settings) throws SourceException {
    var login = SshLogin.of(settings, SshSettings.home());
    var keys = SshConnection.hostKeys(settings);
    return SshConnection.open(address, settings, login, keys, jump(address, settings));
  }

  private static Optional<SshConnection> jump(SshAddress target, Settings settings)
      throws SourceException {
    var through = settings.text(SshSettings.JUMP.name());
    if (through.isEmpty()) {
      return Optional.empty();
    }
    var user = Optional.of(target.user());
    var address = SshAddress.parse(through.get(), user, "jump such as user@host[:port]");
    var login = SshLogin.of(settings, SshSettings.home());
    var keys = SshConnection.hostKeys(settings);
    return Optional.of(SshConnection.open(address, settings, login, keys, Optional.empty()));
  }

  private static Inventory noting(Inventory inventory, List<SshFailure> failures) {
    var notes =
        failures.stream()
            .map(failure -> Caveat.note("ssh", "another CVM was asked: " + failure.getMessage()))
            .toList();
    return inventory.withCaveats(notes);
  }

  /// The key that the host shows. Nobody logs in to it, but to the jump host where there is one.
  @Override
  public Optional<ServerIdentity> identity(SourceRequest request) throws SourceException {
    var address = SshAddress.ofLocation(request.location());
    var settings = request.settings();
    var keys = HostKeys.none(SshSettings.knownHosts(settings));
    try {
      var jump = jump(address, settings);
      SshConnection.open(address, settings, SshLogin.NOBODY, keys, jump).close();
      return Optional.empty();
    } catch (SshFailure failure) {
      var key = keys.shown();
      if (key == null) {
        throw failure;
      }
      return Optional.of(identity(address, key));
    }
  }

  private static ServerIdentity identity(SshAddress address, HostKey key) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("key type", key.getType());
    facts.put("fingerprint", HostKeys.fingerprint(key));
    var line = address.knownAs() + " " + key.getType() + " " + key.getKey();
    return new ServerIdentity(address.toString(), facts, line);
  }
}
