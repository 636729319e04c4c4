package ncc.engine.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ncc.spi.probe.ClientAuthentication;
import ncc.spi.probe.ProbeResult.Reason;
import ncc.spi.probe.ServerCertificate;
import ncc.spi.probe.TlsAnswer;

/// Begins a handshake with all that TLS 1.0 to 1.2 ever offered (RFC 2246, 4346, 5246) and goes no
/// further than the server's hello, in which it shows its certificate in the open. So a server that
/// the TLS of this machine no longer talks to is seen all the same.
///
/// @param serverName to be sent (RFC 6066, 3); empty for addresses
record OpenHello(Socket socket, Optional<String> serverName, Deadline deadline) {
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_HELLO = 2;
  private static final int CERTIFICATE = 11;
  private static final int CERTIFICATE_REQUEST = 13;
  private static final int SERVER_HELLO_DONE = 14;
  private static final int LARGEST_RECORD = (1 << 14) + 2048;
  private static final int LARGEST_MESSAGE = 1 << 18;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// What the server has shown.
  private static final class Shown {
    private String protocol = "";
    private String cipherSuite = "";
    private List<ServerCertificate> chain = List.of();
    private boolean asked;
    private boolean done;
  }

  /// Empty where the server refuses this, too, or shows no certificate.
  ///
  /// @throws Unanswered when the certificate cannot be read here
  Optional<TlsAnswer> answer() throws Unanswered {
    var shown = new Shown();
    try {
      socket.getOutputStream().write(hello());
      var messages = new DataInputStream(new Messages());
      while (!shown.done) {
        message(messages, shown);
      }
    } catch (Unanswered unreadable) {
      throw unreadable;
    } catch (IOException _) {
      // What was shown before counts.
    }
    return shown.chain.isEmpty() ? Optional.empty() : Optional.of(answer(shown));
  }

  private TlsAnswer answer(Shown shown) {
    var unfinished =
        ClientAuthentication.UNFINISHED
            + "the TLS of this machine has no %s with %s"
                .formatted(shown.protocol, shown.cipherSuite);
    return new TlsAnswer(
        AddressText.of(socket.getInetAddress()),
        shown.protocol,
        shown.cipherSuite,
        shown.chain,
        new ClientAuthentication(shown.asked, List.of(), false, Optional.of(unfinished)));
  }

  private static void message(DataInputStream in, Shown shown) throws IOException {
    int type = in.readUnsignedByte();
    var body = bytes(in, length(in));
    var message = new DataInputStream(new ByteArrayInputStream(body));
    switch (type) {
      case SERVER_HELLO -> serverHello(message, shown);
      case CERTIFICATE -> shown.chain = chain(message);
      case CERTIFICATE_REQUEST -> shown.asked = true;
      case SERVER_HELLO_DONE -> shown.done = true;
      default -> {}
    }
  }

  private static void serverHello(DataInputStream in, Shown shown) throws IOException {
    shown.protocol =
        switch (in.readUnsignedShort()) {
          case 0x0301 -> "TLSv1";
          case 0x0302 -> "TLSv1.1";
          case 0x0303 -> "TLSv1.2";
          default -> throw new EOFException("a version that was not offered");
        };
    in.skipNBytes(32);
    in.skipNBytes(in.readUnsignedByte());
    shown.cipherSuite = OldCipher.name(in.readUnsignedShort());
  }

  private static List<ServerCertificate> chain(DataInputStream in) throws IOException {
    var chain = new ArrayList<ServerCertificate>();
    length(in);
    while (in.available() > 0) {
      chain.add(certificate(bytes(in, length(in))));
    }
    return chain;
  }

  private static ServerCertificate certificate(byte[] der) throws Unanswered {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      return Certificates.described(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException unreadable) {
      throw unreadable(unreadable);
    }
  }

  /// The server shows a certificate, and this program makes nothing of it.
  static Unanswered unreadable(CertificateException why) {
    return new Unanswered(
        Reason.CANNOT_ASK,
        "the server shows a certificate that this program cannot read: " + why.getMessage());
  }

  private static int length(DataInputStream in) throws IOException {
    return in.readUnsignedByte() << 16 | in.readUnsignedShort();
  }

  private static byte[] bytes(DataInputStream in, int length) throws IOException {
    if (length > LARGEST_MESSAGE) {
      throw new EOFException("larger than any that is meant");
    }
    var bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  private byte[] hello() throws IOException {
    var body = new ByteArrayOutputStream();
    var out = new DataOutputStream(body);
    out.writeShort(0x0303);
    var random = new byte[32];
    RANDOM.nextBytes(random);
    out.write(random);
    out.writeByte(0);
    out.writeShort(2 * OldCipher.values().length);
    for (OldCipher cipher : OldCipher.values()) {
      out.writeShort(cipher.number());
    }
    out.write(new byte[] {1, 0});
    vector(out, extensions());
    return framed(body.toByteArray());
  }

  private byte[] extensions() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    if (serverName.isPresent()) {
      var name = serverName.get().getBytes(StandardCharsets.US_ASCII);
      out.writeShort(0);
      out.writeShort(name.length + 5);
      out.writeShort(name.length + 3);
      out.writeByte(0);
      vector(out, name);
    }
    extension(out, 10, 23, 24, 25, 29);
    extension(
        out, 13, 0x0401, 0x0403, 0x0501, 0x0503, 0x0601, 0x0603, 0x0804, 0x0805, 0x0806, 0x0201,
        0x0203);
    // Uncompressed points (RFC 8422, 5.1.2); no renegotiation (RFC 5746, 3.4).
    out.write(new byte[] {0, 11, 0, 2, 1, 0, (byte) 0xff, 1, 0, 1, 0});
    return bytes.toByteArray();
  }

  private static void extension(DataOutputStream out, int type, int... values) throws IOException {
    out.writeShort(type);
    out.writeShort(2 * values.length + 2);
    out.writeShort(2 * values.length);
    for (int value : values) {
      out.writeShort(value);
    }
  }

  private static void vector(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static byte[] framed(byte[] body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeByte(HANDSHAKE);
    out.writeShort(0x0301);
    out.writeShort(body.length + 4);
    out.writeByte(CLIENT_HELLO);
    out.writeByte(0);
    vector(out, body);
    return bytes.toByteArray();
  }

  /// The handshake's messages, out of the records that carry them.
  private final class Messages extends InputStream {
    private ByteArrayInputStream record = new ByteArrayInputStream(new byte[0]);

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      while (record.available() == 0) {
        record = new ByteArrayInputStream(next());
      }
      return record.read(bytes, from, count);
    }

    private byte[] next() throws IOException {
      var header = received(5);
      int length = (header[3] & 0xff) << 8 | (header[4] & 0xff);
      if (header[0] != HANDSHAKE || length > LARGEST_RECORD) {
        throw new EOFException("the server goes no further");
      }
      return received(length);
    }

    private byte[] received(int count) throws IOException {
      var bytes = new byte[count];
      for (int at = 0; at < count; ) {
        socket.setSoTimeout(deadline.millisLeft());
        int read = socket.getInputStream().read(bytes, at, count - at);
        if (read < 0) {
          throw new EOFException("closed");
        }
        at += read;
      }
      return bytes;
    }
  }
}
