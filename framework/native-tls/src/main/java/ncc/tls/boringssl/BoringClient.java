package ncc.tls.boringssl;

import io.netty.internal.tcnative.SSL;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToIntFunction;
import javax.net.ssl.SSLException;
import javax.security.auth.x500.X500Principal;
import ncc.engine.network.TlsClient;
import ncc.engine.network.TlsUndecided;
import ncc.engine.network.TlsWitness;
import org.jspecify.annotations.Nullable;

/// A handshake held by BoringSSL. Native memory is its own and goes with it.
///
/// BoringSSL keeps errors by thread of the operating system. A virtual thread stays on its own from
/// the handshake to the question what went wrong, since nothing between them waits.
final class BoringClient implements TlsClient {
  /// The largest that a record of TLS 1.2 may be, with its header (RFC 5246, 6.2.3).
  private static final int RECORD = 5 + (1 << 14) + 2048;

  /// Errors of the library `SSL`, which is the sixteenth, that are alerts received, by number.
  private static final int FIRST_ALERT = (16 << 24) + 1000;

  /// The handshake that this thread is holding, for callbacks.
  private static final ScopedValue<BoringClient> CURRENT = ScopedValue.newInstance();

  private final TlsWitness witness;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment memory = arena.allocate(RECORD);
  private final MemorySegment letter = arena.allocate(1);
  private final long ssl;
  private final long bio;
  private boolean seen;
  private boolean unreadable;

  BoringClient(HandshakeContext context, Optional<String> serverName, TlsWitness witness) {
    this.witness = witness;
    ssl = SSL.newSSL(context.address(), false);
    bio = SSL.bioNewByteBuffer(ssl, RECORD);
    serverName.ifPresent(name -> SSL.setTlsExtHostName(ssl, name));
  }

  static BoringClient current() {
    return CURRENT.get();
  }

  /// What a callback throws would unwind native frames, so nothing is thrown, whatever the chain.
  ///
  /// @return false when the JDK cannot read the chain
  boolean shown(byte[][] chain) {
    try {
      witness.sawServer(certificates(chain), SSL.getVersion(ssl), cipherSuite());
      seen = true;
    } catch (CertificateException | RuntimeException _) {
      unreadable = true;
    }
    return seen;
  }

  private static List<X509Certificate> certificates(byte[][] chain) throws CertificateException {
    var certificates = new ArrayList<X509Certificate>();
    var factory = CertificateFactory.getInstance("X.509");
    for (byte[] one : chain) {
      var bytes = new ByteArrayInputStream(one);
      certificates.add((X509Certificate) factory.generateCertificate(bytes));
    }
    return certificates;
  }

  private String cipherSuite() {
    return CipherNames.iana(SSL.getCipherForSSL(ssl));
  }

  void asked(byte @Nullable [][] names) {
    try {
      witness.wasAsked(
          names == null ? List.of() : Arrays.stream(names).map(X500Principal::new).toList());
    } catch (RuntimeException _) {
      unreadable = true;
    }
  }

  @Override
  public int largestRecord() {
    return RECORD;
  }

  @Override
  public Need handshake(ByteBuffer in, ByteBuffer out) throws IOException {
    return step(SSL::doHandshake, in, out);
  }

  @Override
  public Need data(ByteBuffer in, ByteBuffer out) throws IOException {
    return step(it -> SSL.readFromSSL(it, letter.address(), 1), in, out);
  }

  private Need step(LongToIntFunction move, ByteBuffer in, ByteBuffer out) throws IOException {
    int given = Math.min(in.remaining(), RECORD);
    MemorySegment.copy(MemorySegment.ofBuffer(in), 0, memory, 0, given);
    SSL.bioSetByteBuffer(bio, memory.address(), given, false);
    SSL.clearError();
    int result = ScopedValue.where(CURRENT, this).call(() -> move.applyAsInt(ssl));
    int error = result > 0 ? SSL.SSL_ERROR_NONE : SSL.getError(ssl, result);
    int number = SSL.getLastErrorNumber();
    in.position(in.position() + given - SSL.bioLengthByteBuffer(bio));
    SSL.bioClearByteBuffer(bio);
    drain(out);
    return need(error, number);
  }

  /// Adds what BoringSSL has written.
  private void drain(ByteBuffer out) {
    int room = Math.min(out.remaining(), RECORD);
    SSL.bioSetByteBuffer(bio, memory.address(), room, true);
    int count = SSL.bioFlushByteBuffer(bio);
    SSL.bioClearByteBuffer(bio);
    out.put(memory.asSlice(0, count).asByteBuffer());
  }

  private Need need(int error, int number) throws IOException {
    if (unreadable) {
      throw new TlsUndecided("the server sends names or certificates that cannot be read");
    }
    if (error == SSL.SSL_ERROR_NONE) {
      return Need.NOTHING;
    }
    if (error == SSL.SSL_ERROR_WANT_READ) {
      return Need.RECEIVE;
    }
    if (error == SSL.SSL_ERROR_WANT_WRITE) {
      return Need.SEND;
    }
    if (error == SSL.SSL_ERROR_ZERO_RETURN && SSL.isInInit(ssl) == 0) {
      throw new EOFException("closed");
    }
    throw failure(number);
  }

  /// Once the server has shown its certificate, its alert is about us.
  private IOException failure(int number) {
    var alert = AlertNames.of(number - FIRST_ALERT).map(name -> "Received fatal alert: " + name);
    return seen && alert.isPresent()
        ? new SSLException(alert.get())
        : new TlsUndecided(alert.orElseGet(() -> SSL.getErrorString(number)));
  }

  @Override
  public void farewell(ByteBuffer out) {
    SSL.clearError();
    SSL.shutdownSSL(ssl);
    drain(out);
  }

  @Override
  public void close() {
    SSL.freeSSL(ssl);
    arena.close();
  }
}
