package io.quash.engine.config;

import static net.openhft.chronicle.wire.YamlToken.COMMENT;
import static net.openhft.chronicle.wire.YamlToken.DIRECTIVES_END;
import static net.openhft.chronicle.wire.YamlToken.DOCUMENT_END;
import static net.openhft.chronicle.wire.YamlToken.MAPPING_END;
import static net.openhft.chronicle.wire.YamlToken.MAPPING_KEY;
import static net.openhft.chronicle.wire.YamlToken.MAPPING_START;
import static net.openhft.chronicle.wire.YamlToken.SEQUENCE_END;
import static net.openhft.chronicle.wire.YamlToken.SEQUENCE_ENTRY;
import static net.openhft.chronicle.wire.YamlToken.SEQUENCE_START;
import static net.openhft.chronicle.wire.YamlToken.STREAM_END;
import static net.openhft.chronicle.wire.YamlToken.TEXT;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.wire.YamlToken;
import net.openhft.chronicle.wire.YamlTokeniser;

/**
 * Sections of single values and lists of them, from the tokens of Chronicle Wire. Wire's reader above the tokens passes
 * over much of what is wrong in a file: misspelt and repeated keys, values that are missing, lists that are not closed.
 * A message gives lines by number only, since a line may hold a secret.
 */
final class YamlReader {
    private final Path file;
    private final KnownKeys known;
    private final byte[] yaml;
    private final YamlTokeniser tokens;
    private final List<Setting> settings = new ArrayList<>();

    YamlReader(final Path file, final KnownKeys known) {
        this.file = file;
        this.known = known;
        final String text = contents(file);
        new LineCheck(file).check(text);
        yaml = text.getBytes(StandardCharsets.UTF_8);
        tokens = new YamlTokeniser(Bytes.wrapForRead(yaml));
    }

    /** In the order of the file. */
    List<Setting> read() {
        YamlToken token = next();
        if (token == DIRECTIVES_END) {
            token = next();
        }
        if (token == STREAM_END || token == DOCUMENT_END) {
            throw new IllegalArgumentException(file + ": has no settings");
        }
        require(token == MAPPING_START);
        readSection(null);
        require(next() == DOCUMENT_END);
        if (next() != STREAM_END) {
            throw new IllegalArgumentException(file + ": has a second document; there must be one");
        }
        return settings;
    }

    private void readSection(final String section) {
        final Set<String> seen = new HashSet<>();
        YamlToken token = next();
        while (token == MAPPING_KEY) {
            require(next() == TEXT && isFirstOnLine());
            final String name = known.require(section, tokens.text());
            if (!seen.add(name)) {
                throw refused(name, "is there twice; the second is on line " + line());
            }
            readValue(name);
            token = next();
        }
        require(token == MAPPING_END);
    }

    private void readValue(final String name) {
        final YamlToken token = next();
        if (token == MAPPING_KEY || token == MAPPING_END) {
            throw hasNoValue(name);
        }
        if (known.isSection(name)) {
            if (token != MAPPING_START) {
                throw refused(name, "must have keys of its own, indented: " + String.join(", ", known.keysOf(name)));
            }
            readSection(name);
        } else if (token == SEQUENCE_START) {
            settings.add(new Setting(file, name, list(name), true));
        } else if (token == MAPPING_START) {
            throw refused(name, "must be a single value or a list, and cannot have keys of its own");
        } else {
            require(token == TEXT);
            settings.add(new Setting(file, name, List.of(text(name)), false));
        }
    }

    private List<String> list(final String name) {
        final List<String> entries = new ArrayList<>();
        YamlToken token = next();
        while (token == SEQUENCE_ENTRY) {
            if (next() != TEXT) {
                throw refused(name, "line " + line() + ": must be a list of plain values such as [A, B]");
            }
            entries.add(text(name));
            token = next();
        }
        if (token != SEQUENCE_END) {
            throw refused(name, "line " + line() + ": must be a list of values without quotes such as [A, B]");
        }
        return entries;
    }

    private String text(final String name) {
        final String text = tokens.text();
        if (text.isEmpty() || text.equals("~") || text.equals("null")) {
            throw hasNoValue(name);
        }
        return text;
    }

    private YamlToken next() {
        try {
            YamlToken token = tokens.next(Integer.MIN_VALUE);
            while (token == COMMENT) {
                token = tokens.next(Integer.MIN_VALUE);
            }
            return token;
        } catch (final RuntimeException ex) {
            throw malformed();
        }
    }

    private boolean isFirstOnLine() {
        for (long i = tokens.lineStart(); i < tokens.blockStart(); i++) {
            if (yaml[(int) i] != ' ') {
                return false;
            }
        }
        return true;
    }

    private int line() {
        int line = 1;
        for (int i = 0; i < Math.min(tokens.lineStart(), yaml.length); i++) {
            line += yaml[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private void require(final boolean wellFormed) {
        if (!wellFormed) {
            throw malformed();
        }
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException(file + ": line " + line() + " or the one before: is not understood; write"
                + " 'key: value', one key a line, evenly indented, and quote a value that has special characters");
    }

    private IllegalArgumentException hasNoValue(final String name) {
        return refused(name, "has no value; give one, or leave the key out");
    }

    private IllegalArgumentException refused(final String name, final String why) {
        return new IllegalArgumentException(file + ": " + name + ": " + why);
    }

    private static String contents(final Path file) {
        try {
            return Files.readString(file);
        } catch (final NoSuchFileException ex) {
            throw new IllegalArgumentException(file + ": does not exist", ex);
        } catch (final CharacterCodingException ex) {
            throw new IllegalArgumentException(file + ": is not UTF-8 text", ex);
        } catch (final IOException ex) {
            throw new IllegalArgumentException(file + ": cannot be read: " + ex.getMessage(), ex);
        }
    }
}
