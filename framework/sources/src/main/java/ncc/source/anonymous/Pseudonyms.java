package ncc.source.anonymous;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import ncc.source.partial.ClusterValues;
import ncc.source.partial.VmUuid;
import ncc.spi.inventory.Kind;

/// What stands in place of names, UUIDs and addresses: the same for the same, as long as this
/// object lives, and different for different ones. The key is made at random and written nowhere,
/// so nobody can lead the copy back. For one thread.
public final class Pseudonyms {
  /// What stands in place of everything else.
  static final String REDACTED = "redacted";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SUBNET_V6 = 8;

  /// Stands where there is none, and names nobody.
  private static final UUID NIL = new UUID(0, 0);

  private final Mac mac;
  private final Map<String, String> vms = new HashMap<>();
  private final Map<String, String> clusters = new HashMap<>();
  private final Map<Named, String> names = new HashMap<>();
  private final Map<String, Subnet> subnets = new HashMap<>();

  /// What a plugin brings, by key or by name.
  private record Named(Kind kind, String text) {}

  /// Addresses that share all but their last part.
  private record Subnet(String prefix, Map<String, Integer> hosts) {
    int host(String host) {
      return hosts.computeIfAbsent(host, _ -> hosts.size() + 1);
    }
  }

  public Pseudonyms() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("every Java has " + ALGORITHM, absent);
    }
  }

  /// Such as `vm-000123`; nothing for nothing.
  public String vm(String name) {
    return name.isEmpty()
        ? ""
        : vms.computeIfAbsent(name, _ -> String.format(Locale.ROOT, "vm-%06d", vms.size() + 1));
  }

  /// Such as `cluster-01`; nothing for nothing.
  public String cluster(String name) {
    return name.isEmpty()
        ? ""
        : clusters.computeIfAbsent(
            name, _ -> String.format(Locale.ROOT, "cluster-%02d", clusters.size() + 1));
  }

  /// A UUID for a UUID, also behind that of its cluster, and such as `disk-000001` for any other
  /// key or name; nothing for nothing.
  public String of(Kind kind, String text) {
    boolean isId = VmUuid.parse(text).or(() -> VmUuid.parseBehindCluster(text)).isPresent();
    if (isId || text.isEmpty()) {
      return uuidBehindCluster(text);
    }
    var noun = kind.id().toLowerCase(Locale.ROOT).replace('_', '-');
    return kind.equals(Kind.VM)
        ? vm(text)
        : names.computeIfAbsent(
            new Named(kind, text),
            _ -> String.format(Locale.ROOT, "%s-%06d", noun, names.size() + 1));
  }

  /// A UUID for a UUID; what is none is not told.
  public String uuid(String text) {
    return text.isEmpty()
        ? ""
        : VmUuid.parse(text).map(uuid -> uuid(uuid).toString()).orElse(REDACTED);
  }

  private UUID uuid(UUID uuid) {
    return uuid.equals(NIL) ? NIL : other(uuid);
  }

  private UUID other(UUID uuid) {
    var bytes = ByteBuffer.allocate(16);
    bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    var hash = ByteBuffer.wrap(mac.doFinal(bytes.array()));
    long high = (hash.getLong() & ~0xf000L) | 0x4000L;
    long low = (hash.getLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(high, low);
  }

  /// For `<cluster>::<vm>`, both mapped, as for each alone.
  public String uuidBehindCluster(String text) {
    if (VmUuid.parseBehindCluster(text).isEmpty()) {
      return uuid(text);
    }
    int start = text.length() - VmUuid.LENGTH;
    var cluster = text.substring(0, start).replaceAll(":+$", "");
    return uuid(cluster) + "::" + uuid(text.substring(start));
  }

  /// For the number of a cluster's incarnation, alone or as `<uuid>::<number>`.
  public String incarnation(String text) {
    if (text.isEmpty()) {
      return "";
    }
    int colon = text.lastIndexOf(':');
    var number = Long.toString(hash("incarnation " + text.substring(colon + 1)) >>> 1);
    return colon < 0
        ? number
        : uuid(text.substring(0, colon).replaceAll(":+$", "")) + "::" + number;
  }

  private long hash(String text) {
    return ByteBuffer.wrap(mac.doFinal(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .getLong();
  }

  /// An address for an address, in the same subnet as its neighbours: `10.x.y.z` for IPv4, whose
  /// subnets are /24, `fd00:…` for IPv6 with /64.
  public String address(String text) {
    if (text.isEmpty()) {
      return "";
    }
    return ClusterValues.address(text).isEmpty()
        ? REDACTED
        : text.indexOf(':') < 0 ? v4(text) : v6(text);
  }

  private String v4(String text) {
    int dot = text.lastIndexOf('.');
    var subnet =
        subnet(
            "4 " + text.substring(0, dot), n -> "10." + ((n >> 8) & 0xff) + "." + (n & 0xff) + ".");
    return subnet.prefix() + subnet.host(text.substring(dot + 1));
  }

  private String v6(String text) {
    try {
      var bytes = InetAddress.getByName(text).getAddress();
      var subnet =
          subnet(
              "6 " + Arrays.toString(Arrays.copyOf(bytes, Math.min(SUBNET_V6, bytes.length))),
              n -> "fd00:0:0:" + Integer.toHexString(n & 0xffff) + "::");
      return subnet.prefix() + Integer.toHexString(subnet.host(Arrays.toString(bytes)));
    } catch (UnknownHostException _) {
      return REDACTED;
    }
  }

  private Subnet subnet(String of, java.util.function.IntFunction<String> prefix) {
    return subnets.computeIfAbsent(
        of, _ -> new Subnet(prefix.apply(subnets.size() + 1), new HashMap<>()));
  }
}
