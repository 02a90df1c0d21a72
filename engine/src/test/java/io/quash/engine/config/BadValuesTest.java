package io.quash.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadValuesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            connections: 44x3              | connections: '44x3' is not a whole number from 1 to 64
            connections: 0                 | connections: '0' is not a whole number from 1 to 64
            connections: 65                | connections: '65' is not a whole number from 1 to 64
            connections: -4                | connections: '-4' is not a whole number from 1 to 64
            connections: 4.0               | connections: '4.0' is not a whole number from 1 to 64
            connections: 04                | connections: '04' is not a whole number from 1 to 64
            connections: 0x4               | connections: '0x4' is not a whole number from 1 to 64
            connections: 1_0               | connections: '1_0' is not a whole number from 1 to 64
            connections: 1 2               | connections: '1 2' is not a whole number from 1 to 64
            connections: ٤                 | connections: '٤' is not a whole number from 1 to 64
            connections: 4294967300        | connections: '4294967300' is not a whole number from 1 to 64
            connections: 18446744073709551620 | connections: '18446744073709551620' is not a whole number from 1 to 64
            connections: ' 4'              | connections: ' 4' is not a whole number from 1 to 64
            connections: [4]               | connections: must be a single value, not a list
            recvWindow: '70000'            | recvWindow: '70000' is not a whole number from 1 to 60000, nor the word absent
            recvWindow: 0                  | recvWindow: '0' is not a whole number from 1 to 60000, nor the word absent
            recvWindow: 5s                 | recvWindow: '5s' is not a whole number from 1 to 60000, nor the word absent
            deadline: 2                    | deadline: '2' is not a duration from 1ms to 600s, such as 2s, 500ms, 200us or 50ns
            deadline: 2 s                  | deadline: '2 s' is not a duration from 1ms to 600s, such as 2s, 500ms, 200us or 50ns
            deadline: 1.5s                 | deadline: '1.5s' is not a duration from 1ms to 600s, such as 2s, 500ms, 200us or 50ns
            deadline: 2S                   | deadline: '2S' is not a duration from 1ms to 600s, such as 2s, 500ms, 200us or 50ns
            deadline: 2m                   | deadline: '2m' is not a duration from 1ms to 600s, such as 2s, 500ms, 200us or 50ns
            deadline: 999us                | deadline: '999us' is not a duration from 1ms to 600s, such as 2s, 500ms, 200us or 50ns
            deadline: 601s                 | deadline: '601s' is not a duration from 1ms to 600s, such as 2s, 500ms, 200us or 50ns
            deadline: 99999999999s         | deadline: '99999999999s' is not a duration from 1ms to 600s, such as 2s, 500ms, 200us or 50ns
            drainTimeout: forever          | drainTimeout: 'forever' is not a duration from 0s to 600s, such as 2s, 500ms, 200us or 50ns
            readyTimeout: 0s               | readyTimeout: '0s' is not a duration from 1ms to 600s, such as 2s, 500ms, 200us or 50ns
            pingTimeout: -1s               | pingTimeout: '-1s' is not a duration from 1ms to 600s, such as 2s, 500ms, 200us or 50ns
            idle: spin                     | idle: 'spin' is not one of busy-spin, yield, backoff, or sleep:DURATION with 1ns to 1s
            idle: sleep                    | idle: 'sleep' is not one of busy-spin, yield, backoff, or sleep:DURATION with 1ns to 1s
            idle: sleep:50                 | idle: 'sleep:50' is not one of busy-spin, yield, backoff, or sleep:DURATION with 1ns to 1s
            idle: sleep:0ns                | idle: 'sleep:0ns' is not one of busy-spin, yield, backoff, or sleep:DURATION with 1ns to 1s
            idle: sleep:2s                 | idle: 'sleep:2s' is not one of busy-spin, yield, backoff, or sleep:DURATION with 1ns to 1s
            endpoint: ftp://x              | endpoint 'ftp://x': the scheme must be https or http; expected https://HOST[:PORT], or http://HOST[:PORT] on a loopback host
            endpoint: http://example.com   | endpoint 'http://example.com': plain http is allowed on loopback hosts only, use https; expected https://HOST[:PORT], or http://HOST[:PORT] on a loopback host
            symbols: BTCUSDT               | symbols: must be a list such as [BTCUSDT, ETHUSDT]
            symbols: [BTCUSDT, BTCUSDT]    | symbols: 'BTCUSDT' is there twice
            symbols: [BTC USDT]            | symbols: symbol 'BTC USDT': must not have blanks or control characters
            """)
    void shouldNameKeyValueAndWhatIsAllowedWhenValueIsBad(final String yaml, final String message) {
        assertEquals(message, new ConfigFolder(folder).write(yaml).refusal());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rings | intentRingLength: 256KB  | rings.intentRingLength: '256KB' is not a size from 4KiB to 1GiB that is a power of two, such as 65536 or 64KiB
            rings | intentRingLength: 5000   | rings.intentRingLength: '5000' is not a size from 4KiB to 1GiB that is a power of two, such as 65536 or 64KiB
            rings | intentRingLength: 2KiB   | rings.intentRingLength: '2KiB' is not a size from 4KiB to 1GiB that is a power of two, such as 65536 or 64KiB
            rings | intentRingLength: 4GiB   | rings.intentRingLength: '4GiB' is not a size from 4KiB to 1GiB that is a power of two, such as 65536 or 64KiB
            rings | maxUnfinishedPerClient: 65537 | rings.maxUnfinishedPerClient: '65537' is not a whole number from 1 to 65536
            rings | maxClients: 1025         | rings.maxClients: '1025' is not a whole number from 1 to 1024
            rings | maxOpenIntents: 1048577  | rings.maxOpenIntents: '1048577' is not a whole number from 1 to 1048576
            rings | drainLimit: many         | rings.drainLimit: 'many' is not a whole number from 1 to 1024
            sender | cpu: 1024               | sender.cpu: '1024' is not a whole number from 0 to 1023, nor the word absent
            sender | cpu: -1                 | sender.cpu: '-1' is not a whole number from 0 to 1023, nor the word absent
            sender | cpu: 0-3                | sender.cpu: '0-3' is not a whole number from 0 to 1023, nor the word absent
            retries | maxRepeats: 101        | retries.maxRepeats: '101' is not a whole number from 0 to 100
            retries | percent: 20%           | retries.percent: '20%' is not a whole number from 0 to 10000
            retries | hedgeDelay: 5          | retries.hedgeDelay: '5' is not a duration from 0s to 600s, such as 2s, 500ms, 200us or 50ns
            limits | weightPerMinute: -1     | limits.weightPerMinute: '-1' is not a whole number from 0 to 100000000
            limits | limitedHold: forever    | limits.limitedHold: 'forever' is not a duration from 0s to 259200s, such as 2s, 500ms, 200us or 50ns
            io    | mode: EPOLL              | io.mode: 'EPOLL' is not one of auto, epoll, nio
            io    | connectTimeout: 3        | io.connectTimeout: '3' is not a duration from 1ms to 3600s, such as 2s, 500ms, 200us or 50ns
            io    | handshakeTimeout: 2h     | io.handshakeTimeout: '2h' is not a duration from 1ms to 3600s, such as 2s, 500ms, 200us or 50ns
            io    | receiveBufferLength: 1   | io.receiveBufferLength: '1' is not a size from 1KiB to 16MiB, such as 65536 or 64KiB
            tls   | tls12Allowed: yes        | tls.tls12Allowed: 'yes' is not true or false
            tls   | tls12Allowed: True       | tls.tls12Allowed: 'True' is not true or false
            tls   | records: jdk             | tls.records: 'jdk' is not one of auto, native, handler
            tls   | trustedCa: [a.pem]       | tls.trustedCa: must be a single value, not a list
            credentials | source: vault      | credentials.source: must be one of environment, file
            credentials | source: file       | credentials.path: is missing; source file needs it
            credentials | path: a.txt        | credentials.path: is allowed with source: file only
            """)
    void shouldNameFullKeyWhenValueInSectionIsBad(final String section, final String line, final String message) {
        assertEquals(
                message,
                new ConfigFolder(folder).write(section + ":\n  " + line + "\n").refusal());
    }
}
