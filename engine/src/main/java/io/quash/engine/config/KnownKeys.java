package io.quash.engine.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The keys that a file may have, by their full dotted names; what stands before a dot is a section. */
final class KnownKeys {
    private static final int LONGEST_SHOWN = 40;

    private final Path file;
    private final Collection<String> names;
    private final Set<String> sections = new LinkedHashSet<>();

    KnownKeys(final Path file, final Collection<String> names) {
        this.file = file;
        this.names = names;
        for (final String name : names) {
            if (name.indexOf('.') > 0) {
                sections.add(name.substring(0, name.indexOf('.')));
            }
        }
    }

    boolean isSection(final String name) {
        return sections.contains(name);
    }

    /**
     * @param section the section that the key stands in, or null at the top.
     * @return the full name.
     */
    String require(final String section, final String key) {
        final String name = section == null ? key : section + '.' + key;
        final String letters = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (letters.contains("secret") || letters.contains("apikey") || letters.contains("password")) {
            throw new IllegalArgumentException(file + ": " + shown(name) + ": credentials do not belong into this file;"
                    + " put them into the environment variables " + CredentialsSource.API_KEY_VARIABLE + " and "
                    + CredentialsSource.API_SECRET_VARIABLE + ", or into a private file named by credentials.path");
        }
        final Set<String> allowed = keysOf(section);
        if (!allowed.contains(key)) {
            throw new IllegalArgumentException(file + ": " + shown(name) + ": unknown key" + suggestion(key, allowed)
                    + "; known " + (section == null ? "at the top" : "in " + section) + ": "
                    + String.join(", ", allowed));
        }
        return name;
    }

    /** The keys of a section, without its name; at the top, the sections too. */
    Set<String> keysOf(final String section) {
        final Set<String> keys = new LinkedHashSet<>();
        for (final String name : names) {
            final int dot = name.indexOf('.');
            if (section == null) {
                keys.add(dot < 0 ? name : name.substring(0, dot));
            } else if (name.startsWith(section + '.')) {
                keys.add(name.substring(dot + 1));
            }
        }
        return keys;
    }

    /** A secret that was pasted where a key belongs is longer than any key. */
    private static String shown(final String name) {
        return name.length() <= LONGEST_SHOWN ? name : "a key of " + name.length() + " characters";
    }

    private static String suggestion(final String key, final Set<String> allowed) {
        String nearest = null;
        int least = 3;
        for (final String candidate : allowed) {
            final int edits = edits(key.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (edits < least) {
                least = edits;
                nearest = candidate;
            }
        }
        return nearest == null ? "" : ", did you mean " + nearest + "?";
    }

    /** Levenshtein's distance. */
    private static int edits(final String a, final String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            final int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                final int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
