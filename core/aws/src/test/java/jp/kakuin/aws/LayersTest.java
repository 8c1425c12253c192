package jp.kakuin.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.kakuin.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A function without the pki and documents layers still starts: their classes are touched by the functions alone that have them. */
class LayersTest {

    private static final List<String> OTHER_LAYERS = List.of(
            "jp.kakuin.pki.",
            "jp.kakuin.documents.",
            "org.bouncycastle.",
            "org.xbill.",
            "jakarta.mail.",
            "org.eclipse.angus.",
            "com.openhtmltopdf.",
            "org.apache.pdfbox.");

    private static final List<String> OF_OTHER_LAYERS = List.of(
            "hostNames",
            "csrInspector",
            "keyNames",
            "keyProofs",
            "perspective",
            "perspectives",
            "certificateIssuer",
            "certificateReview",
            "crlPress",
            "ocspResponder",
            "printShop",
            "mailComposer");

    private final RuntimeLayerOnly runtimeLayer = new RuntimeLayerOnly();

    @AfterEach
    void close() throws IOException {
        runtimeLayer.close();
    }

    @Test
    void function_shouldHaveItsPorts_whenItHasTheRuntimeLayerOnly() throws Exception {
        var wiring = wiring();

        for (var port : portsOfTheRuntimeLayer()) {
            assertThat(call(wiring, port)).as(port).isNotNull();
        }
    }

    @Test
    void port_shouldBeMadeOnce_whenItIsAskedForTwice() throws Exception {
        var wiring = wiring();

        assertThat(call(wiring, "orders")).isSameAs(call(wiring, "orders"));
        assertThat(call(wiring, "mailSender")).isSameAs(call(wiring, "mailSender"));
    }

    @Test
    void layer_shouldReallyBeAbsent_whenThisTestTakesItAway() throws Exception {
        var wiring = wiring();

        for (var port : OF_OTHER_LAYERS) {
            assertThatThrownBy(() -> call(wiring, port)).as(port).isInstanceOf(NoClassDefFoundError.class);
        }
    }

    private static List<String> portsOfTheRuntimeLayer() {
        return Arrays.stream(Ports.class.getMethods())
                .map(Method::getName)
                .filter(port -> !OF_OTHER_LAYERS.contains(port))
                .toList();
    }

    private Object wiring() throws ReflectiveOperationException {
        var environment = runtimeLayer.loadClass(FunctionEnvironment.class.getName());
        var answers = Proxy.newProxyInstance(
                runtimeLayer, new Class<?>[] {environment}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "variable" -> Optional.of("https://value.example");
                    case "required" -> "https://value.example";
                    case "clock" -> Clock.systemUTC();
                    case "interceptors" -> List.of();
                    case "waits" ->
                        runtimeLayer
                                .loadClass(WaitPolicy.class.getName())
                                .getField("AS_THEY_ARE")
                                .get(null);
                    default -> Optional.of(URI.create("http://127.0.0.1:1"));
                });
        var wiring = runtimeLayer.loadClass(Wiring.class.getName());
        return wiring.getMethod("of", environment).invoke(null, answers);
    }

    private static Object call(Object wiring, String port) throws Exception {
        try {
            return wiring.getClass().getMethod(port).invoke(wiring);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error missing) {
                throw missing;
            }
            throw e;
        }
    }

    /** Everything on the class path but the other layers. */
    private static final class RuntimeLayerOnly extends URLClassLoader {

        RuntimeLayerOnly() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (OTHER_LAYERS.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name + " is in another layer");
            }
            return super.loadClass(name, resolve);
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> !entry.isEmpty())
                    .map(entry -> url(new File(entry)))
                    .toArray(URL[]::new);
        }

        private static URL url(File file) {
            try {
                return file.toURI().toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
