package io.quash.bench.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Sample bodies and known answers, as published. */
final class Fixtures {
    private Fixtures() {}

    static String ok(final String name) {
        return read("ok/" + name + ".min.json");
    }

    static String error(final String name) {
        return read("errors/" + name + ".json");
    }

    /** The columns of a row of the known answers: id, origin, secret, payload, signature. */
    static String[] knownAnswer(final String id) {
        return read("kat_hmac.tsv")
                .lines()
                .map(line -> line.split("\t"))
                .filter(columns -> columns[0].equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String read(final String path) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/fixtures/" + path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
