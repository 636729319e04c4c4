package ncc.source.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/// The way to a host through the connection to another. No port is opened on this machine, where
/// anybody could use it.
final class JumpProxy implements Proxy {
  private final Session jump;
  private @Nullable Channel channel;
  private InputStream in = InputStream.nullInputStream();
  private OutputStream out = OutputStream.nullOutputStream();

  JumpProxy(Session jump) {
    this.jump = jump;
  }

  @Override
  public void connect(SocketFactory factory, String host, int port, int timeout) throws Exception {
    var forwarder = jump.getStreamForwarder(host, port);
    channel = forwarder;
    in = forwarder.getInputStream();
    out = forwarder.getOutputStream();
    forwarder.connect(timeout);
    if (!forwarder.isConnected()) {
      throw new IOException("the jump host cannot reach it");
    }
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  @Override
  public @Nullable Socket getSocket() {
    return null;
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.disconnect();
    }
  }
}
