package io.quash.engine.order;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.agrona.DirectBuffer;

/** The texts of an open enumeration, found by their bytes. */
final class EnumTexts<E extends Enum<E>> {
    private final E[] constants;
    private final byte[][] texts;
    private final E absent;
    private final E unknown;

    EnumTexts(E[] constants, E absent, E unknown) {
        this.constants = constants;
        this.absent = absent;
        this.unknown = unknown;
        texts = new byte[constants.length][];
        for (int i = 0; i < constants.length; i++) {
            texts[i] = constants[i].name().getBytes(US_ASCII);
        }
    }

    E find(DirectBuffer buffer, int offset, int length) {
        if (length == OrderView.NO_TEXT) {
            return absent;
        }
        for (int i = 0; i < texts.length; i++) {
            if (matches(texts[i], buffer, offset, length)) {
                // A venue that ever writes "ABSENT" means something that we do not know.
                return constants[i] == absent ? unknown : constants[i];
            }
        }
        return unknown;
    }

    static boolean matches(byte[] text, DirectBuffer buffer, int offset, int length) {
        if (text.length != length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (text[i] != buffer.getByte(offset + i)) {
                return false;
            }
        }
        return true;
    }
}
