package ncc.engine.plugin;

/// Threads in which plugins work. They are of the platform, since one that spins would hold the
/// carrier of virtual ones for ever; one that does not come back ends with the process.
public final class PluginThread {
  private PluginThread() {}

  /// One that has not begun.
  public static Thread of(Object plugin, String name, Runnable work) {
    var thread = Thread.ofPlatform().daemon().name(name).unstarted(work);
    // Libraries of a plugin look for their parts where the thread says.
    thread.setContextClassLoader(plugin.getClass().getClassLoader());
    return thread;
  }
}
