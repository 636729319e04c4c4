package ncc.server.web;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import ncc.json.config.AddressRange;
import ncc.server.access.Outside;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.HostPort;

/// Sees requests as those sent them for whom a trusted proxy sends them on: by `Forwarded` (RFC
/// 7239) or `X-Forwarded-For`, `-Proto` and `-Host`. What anybody else writes there is nothing.
///
/// @param outside which proxies are trusted now
record ForwardedRequest(Supplier<Outside> outside) implements HttpConfiguration.Customizer {
  private static final String FORWARDED = "Forwarded";
  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String HOST = "X-Forwarded-Host";

  ForwardedRequest {
    requireNonNull(outside);
  }

  private static final Pattern AUTHORITY =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

  /// What one proxy says of the request that it was sent; the last is what the nearest says.
  private record Hop(
      Optional<InetAddress> sender, Optional<String> scheme, Optional<String> host) {}

  @Override
  public Request customize(Request request, HttpFields.Mutable answer) {
    var trusted = outside.get().proxies();
    var peer = peer(request);
    if (peer.isEmpty() || !isTrusted(peer.get(), trusted)) {
      return request;
    }
    var hops = hops(request.getHeaders());
    return hops.isEmpty() ? request : sentOn(request, sender(peer.get(), hops, trusted), hops);
  }

  private static Optional<InetAddress> peer(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress at
        ? Optional.ofNullable(at.getAddress())
        : Optional.empty();
  }

  private static boolean isTrusted(InetAddress address, List<AddressRange> trusted) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  /// The nearest that is no trusted proxy: what stands before it, it may have made up.
  private static InetAddress sender(InetAddress peer, List<Hop> hops, List<AddressRange> trusted) {
    var at = peer;
    for (Hop hop : hops.reversed()) {
      if (!isTrusted(at, trusted) || hop.sender().isEmpty()) {
        break;
      }
      at = hop.sender().get();
    }
    return at;
  }

  /// A proxy that writes the one header lets the other through as its client wrote it. Where they
  /// differ nobody can tell which is which, so neither counts.
  private static List<Hop> hops(HttpFields headers) {
    var forwarded = forwarded(headers);
    var each = each(headers);
    if (forwarded.isEmpty() || each.isEmpty()) {
      return forwarded.isEmpty() ? each : forwarded;
    }
    return senders(forwarded).equals(senders(each)) ? forwarded : List.of();
  }

  private static List<Optional<InetAddress>> senders(List<Hop> hops) {
    return hops.stream().map(Hop::sender).toList();
  }

  private static List<Hop> each(HttpFields headers) {
    var scheme = last(headers, PROTO).map(text -> text.toLowerCase(Locale.ROOT));
    var host = last(headers, HOST);
    return words(headers, FOR).stream()
        .map(sender -> new Hop(address(sender), scheme, host))
        .toList();
  }

  private static List<Hop> forwarded(HttpFields headers) {
    return words(headers, FORWARDED).stream()
        .map(element -> {
          var pairs = Arrays.asList(element.split(";", -1));
          return new Hop(
              value(pairs, "for").flatMap(ForwardedRequest::address),
              value(pairs, "proto").map(text -> text.toLowerCase(Locale.ROOT)),
              value(pairs, "host"));
        })
        .toList();
  }

  private static Optional<String> value(List<String> pairs, String name) {
    return pairs.stream()
        .map(pair -> pair.strip().split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].equalsIgnoreCase(name))
        .map(pair -> pair[1].replaceAll("^\"|\"$", ""))
        .findFirst();
  }

  private static List<String> words(HttpFields headers, String name) {
    var words = new ArrayList<String>();
    for (String value : headers.getValuesList(name)) {
      Arrays.stream(value.split(",", -1)).map(String::strip).forEach(words::add);
    }
    return words;
  }

  private static Optional<String> last(HttpFields headers, String name) {
    var words = words(headers, name);
    return words.isEmpty() ? Optional.empty() : Optional.of(words.getLast());
  }

  /// With or without a port; an address of IPv6 stands in brackets then. A name hides who it is.
  private static Optional<InetAddress> address(String text) {
    var bare = text.replaceFirst("^\\[([^]]*)](:\\d+)?$", "$1");
    var literal = bare.matches("[0-9.]+:\\d+") ? bare.substring(0, bare.indexOf(':')) : bare;
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Request sentOn(Request request, InetAddress sender, List<Hop> hops) {
    var nearest = hops.getLast();
    var scheme =
        nearest
            .scheme()
            .filter(List.of("http", "https")::contains)
            .orElse(String.valueOf(request.getHttpURI().getScheme()));
    var uri = HttpURI.build(request.getHttpURI()).scheme(scheme);
    var headers = HttpFields.build(request.getHeaders());
    nearest
        .host()
        .filter(host -> AUTHORITY.matcher(host).matches())
        .map(HostPort::new)
        .ifPresent(host -> {
          headers.put(HttpHeader.HOST, host.toString());
          uri.authority(host.getHost(), host.getPort());
        });
    return new SentOn(
        request, new Connection(request, sender), uri.asImmutable(), headers.asImmutable());
  }

  /// A request as its sender made it.
  private static final class SentOn extends Request.Wrapper {
    private final ConnectionMetaData connection;
    private final HttpURI uri;
    private final HttpFields headers;

    SentOn(Request request, ConnectionMetaData connection, HttpURI uri, HttpFields headers) {
      super(request);
      this.connection = connection;
      this.uri = uri;
      this.headers = headers;
    }

    @Override
    public HttpURI getHttpURI() {
      return uri;
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }

    @Override
    public boolean isSecure() {
      return "https".equals(uri.getScheme());
    }

    @Override
    public ConnectionMetaData getConnectionMetaData() {
      return connection;
    }
  }

  /// From the sender, whoever brought it.
  private static final class Connection extends ConnectionMetaData.Wrapper {
    private final SocketAddress sender;

    Connection(Request request, InetAddress sender) {
      super(request.getConnectionMetaData());
      this.sender = new InetSocketAddress(sender, 0);
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
      return sender;
    }
  }
}
