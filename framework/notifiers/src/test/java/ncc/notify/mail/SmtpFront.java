package ncc.notify.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// Stands before a GreenMail server, which knows neither STARTTLS nor how to refuse: offers TLS,
/// refuses recipients whose name says so, and writes down what it is asked.
final class SmtpFront implements AutoCloseable {
  private final ServerSocket server;
  private final int behind;
  private final SSLContext tls;
  private final boolean offersTls;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  SmtpFront(int behind, SSLContext tls, boolean offersTls) throws IOException {
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.behind = behind;
    this.tls = tls;
    this.offersTls = offersTls;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /// Commands, with the word `tls` before those that were encrypted.
  List<String> heard() {
    return heard;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var client = server.accept();
          var back = new Socket(InetAddress.getLoopbackAddress(), behind)) {
        new Talk(new Line(client), new Line(back), false).run();
      } catch (IOException _) {
        // The client, or the test, is done.
      }
    }
  }

  private record Line(Socket socket, BufferedReader in) {
    Line(Socket socket) throws IOException {
      this(socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)));
    }

    String read() throws IOException {
      var line = in.readLine();
      if (line == null) {
        throw new IOException("closed");
      }
      return line;
    }

    void write(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
    }
  }

  private final class Talk {
    private final Line client;
    private final Line back;
    private final boolean encrypted;

    Talk(Line client, Line back, boolean encrypted) {
      this.client = client;
      this.back = back;
      this.encrypted = encrypted;
    }

    void run() throws IOException {
      if (!encrypted) {
        client.write(back.read());
      }
      while (true) {
        var command = client.read();
        heard.add(encrypted ? "tls " + command : command);
        if (command.equals("STARTTLS")) {
          client.write("220 go on");
          new Talk(encrypted(client.socket()), back, true).run();
          return;
        }
        answer(command);
      }
    }

    private void answer(String command) throws IOException {
      if (command.startsWith("RCPT") && command.contains("unknown@")) {
        client.write("550 5.1.1 no such user here");
      } else if (command.startsWith("RCPT") && command.contains("later@")) {
        client.write("451 4.7.1 greylisted, try again");
      } else {
        back.write(command);
        relay(command.startsWith("EHLO") && offersTls && !encrypted);
        if (command.equals("DATA")) {
          data();
        }
      }
    }

    private void relay(boolean withTls) throws IOException {
      var line = back.read();
      while (line.charAt(3) == '-') {
        client.write(line);
        line = back.read();
      }
      if (withTls) {
        client.write("250-STARTTLS");
      }
      client.write(line);
    }

    private void data() throws IOException {
      for (var line = client.read(); !line.equals("."); line = client.read()) {
        back.write(line);
      }
      back.write(".");
      relay(false);
    }

    private Line encrypted(Socket plain) throws IOException {
      var socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, 0, true);
      socket.setUseClientMode(false);
      socket.startHandshake();
      return new Line(socket);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
