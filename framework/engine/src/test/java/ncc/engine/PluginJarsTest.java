package ncc.engine;

import static ncc.engine.PluginJar.ANNOTATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginJarsTest {
  private static final String DECLARATIONS = "META-INF/services/ncc.spi.check.Check";

  @TempDir Path folder;

  @AfterEach
  void forgetTheJars() {
    System.clearProperty(PluginJars.PROPERTY);
  }

  @Test
  void withoutThePropertyTheClassPathIsLookedThrough() {
    var classPath = getClass().getClassLoader();

    assertThat(PluginJars.of(classPath)).isSameAs(classPath);
  }

  @Test
  void declarationsAreLookedForInTheJarsNamedAlone() throws IOException {
    var loader = PluginJars.of(new Loud());
    assertThat(loader).isInstanceOf(Loud.class);

    System.setProperty(PluginJars.PROPERTY, jar("a.jar") + File.pathSeparator + jar("b.jar"));

    assertThat(Collections.list(PluginJars.of(new Loud()).getResources(DECLARATIONS)))
        .extracting(URL::getPath)
        .satisfiesExactly(
            one -> assertThat(one).contains("a.jar!"), one -> assertThat(one).contains("b.jar!"));
  }

  @Test
  void classesAreThoseOfTheClassPath() throws Exception {
    System.setProperty(PluginJars.PROPERTY, jar("a.jar").toString());

    var loader = PluginJars.of(getClass().getClassLoader());

    assertThat(loader.loadClass(Plugins.class.getName())).isSameAs(Plugins.class);
  }

  @Test
  void aPluginThatIsDeclaredButNotOnTheClassPathIsNotUsed() throws IOException {
    System.setProperty(PluginJars.PROPERTY, jar("a.jar").toString());

    assertThat(Plugins.find(List.of()).checks()).isEmpty();
  }

  private Path jar(String name) throws IOException {
    var jar = folder.resolve(name);
    PluginJar.write(jar, "Good", PluginJar.check("Good", "good_check", ANNOTATION, ""), "Good");
    return jar;
  }

  /// A class path that must not be looked through.
  private static final class Loud extends ClassLoader {
    @Override
    public java.util.Enumeration<URL> getResources(String name) {
      throw new AssertionError("looked through for " + name);
    }
  }
}
