package ncc.tls.boringssl;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.internal.tcnative.SSL;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/// The JDK's names are the measure.
class NamesTest {
  private static final Pattern FATAL = Pattern.compile("Received fatal alert: (\\w+)");

  @Test
  void alertsHaveTheNamesThatTheJdkGivesThem() throws Exception {
    for (int number = 1; number < 256; number++) {
      assertThat(AlertNames.of(number)).as("alert %d", number).isEqualTo(jdk(number));
    }
  }

  /// What the JDK says of an alert; empty when it does not know it.
  private static Optional<String> jdk(int number) throws Exception {
    var engine = jdk();
    engine.setUseClientMode(true);
    engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(20_000));
    var alert = ByteBuffer.wrap(new byte[] {21, 3, 3, 0, 2, 2, (byte) number});
    try {
      engine.unwrap(alert, ByteBuffer.allocate(20_000));
      throw new AssertionError("the JDK goes on after alert " + number);
    } catch (SSLException e) {
      var name = FATAL.matcher(String.valueOf(e.getMessage()));
      return name.find() ? Optional.of(name.group(1)) : Optional.empty();
    }
  }

  @Test
  void whatIsOfferedTheJdkWouldOfferUnderTheSameName() throws Exception {
    assertThat(new BoringSsl().obstacle()).isEmpty();
    long ssl = SSL.newSSL(HandshakeContext.create().address(), false);

    var offered = Arrays.stream(SSL.getCiphers(ssl)).map(CipherNames::iana).toList();

    SSL.freeSSL(ssl);
    assertThat(offered).hasSizeGreaterThan(5).isSubsetOf(jdk().getEnabledCipherSuites());
  }

  private static SSLEngine jdk() throws Exception {
    return SSLContext.getDefault().createSSLEngine();
  }
}
