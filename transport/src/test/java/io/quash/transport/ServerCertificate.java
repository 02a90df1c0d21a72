package io.quash.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate for 127.0.0.1, made afresh by the JDK's keytool for each run of the tests. */
final class ServerCertificate {
    /** After so many bytes the JDK's server changes its key and asks the client to do so, too. */
    static final int KEY_LIMIT = 1 << 18;

    private static final char[] PASSWORD = "not-a-secret".toCharArray();
    private static final SSLContext SERVER;
    private static final Path PEM;

    static {
        // Read once, when the JDK's TLS is first used.
        Security.setProperty(
                "jdk.tls.keyLimits",
                "AES/GCM/NoPadding KeyUpdate " + KEY_LIMIT + ", ChaCha20-Poly1305 KeyUpdate " + KEY_LIMIT);
        try {
            final Path folder = Files.createTempDirectory("quash-tls");
            final Path store = folder.resolve("server.p12");
            PEM = folder.resolve("server.pem");
            keytool(store, "-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=ip:127.0.0.1");
            keytool(store, "-exportcert", "-rfc", "-file", PEM.toString());
            SERVER = serverContext(store);
            for (final Path file : List.of(store, PEM, folder)) {
                file.toFile().deleteOnExit();
            }
        } catch (final IOException | GeneralSecurityException | InterruptedException ex) {
            throw new IllegalStateException("no certificate can be made", ex);
        }
    }

    private ServerCertificate() {}

    static SSLContext serverContext() {
        return SERVER;
    }

    static Path pem() {
        return PEM;
    }

    private static SSLContext serverContext(final Path store) throws IOException, GeneralSecurityException {
        final KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        final KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD);
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(final Path store, final String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-alias", "server"));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + command.get(1));
        }
    }
}
