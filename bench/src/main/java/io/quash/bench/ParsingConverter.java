package io.quash.bench;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the text of an option by a parser, and passes on what the parser says when it refuses it. */
public abstract class ParsingConverter<T> implements ITypeConverter<T> {
    private final Function<String, T> parser;

    /** @param parser throws an {@link IllegalArgumentException} that says what is wrong with a text */
    protected ParsingConverter(final Function<String, T> parser) {
        this.parser = parser;
    }

    @Override
    public final T convert(final String text) {
        try {
            return parser.apply(text);
        } catch (final IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
