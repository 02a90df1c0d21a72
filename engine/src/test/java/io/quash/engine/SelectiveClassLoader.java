package io.quash.engine;

import java.io.IOException;
import java.io.InputStream;

/** Sees Quash and OpenHFT Affinity anew, as if what is hidden were not on the class path. */
final class SelectiveClassLoader extends ClassLoader {
    private final String hidden;

    SelectiveClassLoader(final String hidden) {
        super(SelectiveClassLoader.class.getClassLoader());
        this.hidden = hidden;
    }

    @Override
    protected Class<?> loadClass(final String name, final boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(hidden)) {
            throw new ClassNotFoundException(name);
        }
        if (!name.startsWith("io.quash.") && !name.startsWith("net.openhft.affinity.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            final Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(final String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            final byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (final IOException ex) {
            throw new ClassNotFoundException(name, ex);
        }
    }
}
