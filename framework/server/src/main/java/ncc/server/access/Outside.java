package ncc.server.access;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import ncc.json.config.AddressRange;
import ncc.json.config.ExternalUrl;

/// How the daemon looks from outside.
///
/// @param url where people find it, when that is not where it listens
/// @param proxies who may say for whom they send a request on
public record Outside(Optional<ExternalUrl> url, List<AddressRange> proxies) {
  /// People find it where it listens.
  public static final Outside SAME = new Outside(Optional.empty(), List.of());

  private static final String ATTRIBUTE = "ncc.outside";
  private static final List<String> LINKING = List.of("href", "src", "action", "data-events");

  public Outside {
    requireNonNull(url);
    proxies = List.copyOf(proxies);
  }

  /// As it is for a request.
  public static Outside of(Context context) {
    return requireNonNull(context.<Outside>attribute(ATTRIBUTE));
  }

  /// For this request.
  public void standsFor(Context context) {
    context.attribute(ATTRIBUTE, this);
  }

  /// What stands before every path of ours; often nothing.
  public String prefix() {
    return url.map(ExternalUrl::path).orElse("");
  }

  /// A path of ours as people have it; an address elsewhere stays.
  public String link(String address) {
    return address.startsWith("/") && !address.startsWith("//") ? prefix() + address : address;
  }

  /// A page whose links work from outside. What a name holds never looks like an attribute: its
  /// quotes are escaped.
  public String links(String page) {
    if (prefix().isEmpty()) {
      return page;
    }
    var linked = page;
    for (String attribute : LINKING) {
      linked =
          linked.replace(
              " %s=\"/".formatted(attribute), " %s=\"%s/".formatted(attribute, prefix()));
    }
    return linked;
  }

  /// Whether browsers call a page of ours so.
  boolean isOrigin(String origin) {
    return url.filter(outside -> outside.origin().equalsIgnoreCase(origin)).isPresent();
  }

  /// Whether people speak to it over TLS, wherever that ends.
  public boolean isEncrypted(Context context) {
    return context.req().isSecure() || url.filter(ExternalUrl::isEncrypted).isPresent();
  }
}
