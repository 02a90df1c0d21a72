package io.quash.engine.venue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.quash.engine.order.OrderField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the scanner should find in a body, by an independent JSON library and a strict UTF-8 decoder. */
final class JsonOracle {
    static final Set<String> KNOWN = Stream.concat(
                    Stream.of(OrderField.values()).map(OrderField::jsonName), Stream.of("code", "msg", "serverTime"))
            .collect(Collectors.toUnmodifiableSet());

    /** A pair of escaped surrogates; one by itself, as a group; or any other escape. */
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\u[dD][89abAB]\\p{XDigit}{2}\\\\u[dD][c-fC-F]\\p{XDigit}{2}"
                    + "|(\\\\u[dD][89a-fA-F]\\p{XDigit}{2})|\\\\.",
            Pattern.DOTALL);

    private static final List<String> LITERALS = List.of("true", "false");

    private final JsonFactory factory = new JsonFactory();

    /** The known scalars by name, as text; empty when the body is malformed as the scanner defines it. */
    Optional<Map<String, String>> scan(byte[] body) {
        try (JsonParser parser = factory.createParser(withoutLoneSurrogates(
                UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString()))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            return readObject(parser);
        } catch (CharacterCodingException | JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Map<String, String>> readObject(JsonParser parser) throws IOException {
        final Map<String, String> values = new HashMap<>();
        final Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final String name = parser.currentName();
            final JsonToken token = parser.nextToken();
            if (!skipNested(parser) || (KNOWN.contains(name) && !seen.add(name))) {
                return Optional.empty();
            }
            if (KNOWN.contains(name) && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                values.put(name, text(parser, token));
            }
        }
        return parser.nextToken() == null ? Optional.of(values) : Optional.empty();
    }

    private static String text(JsonParser parser, JsonToken token) throws IOException {
        return token.isBoolean() ? LITERALS.get(token == JsonToken.VALUE_TRUE ? 0 : 1) : parser.getText();
    }

    /** RFC 8259 allows halves of surrogate pairs; Jackson refuses them in names. */
    private static String withoutLoneSurrogates(String json) {
        return ESCAPE.matcher(json)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null ? found.group() : "\\ufffd"));
    }

    private static boolean skipNested(JsonParser parser) throws IOException {
        int depth = parser.currentToken().isStructStart() ? 1 : 0;
        while (depth > 0) {
            final JsonToken token = parser.nextToken();
            if (token == null || depth > JsonCursor.MAX_DEPTH) {
                return false;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return true;
    }
}
