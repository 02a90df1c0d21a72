package io.quash.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "https://papi.binance.com,     true,  papi.binance.com, 443,  papi.binance.com",
        "https://papi.binance.com/,    true,  papi.binance.com, 443,  papi.binance.com",
        "HTTPS://papi.binance.com:443, true,  papi.binance.com, 443,  papi.binance.com",
        "https://127.0.0.1:8443,       true,  127.0.0.1,        8443, 127.0.0.1:8443",
        "http://localhost:8080,        false, localhost,        8080, localhost:8080",
        "http://127.1.2.3,             false, 127.1.2.3,        80,   127.1.2.3",
        "http://[::1]:8080,            false, ::1,              8080, [::1]:8080",
    })
    void shouldReadSchemeHostAndPortWhenTheUrlIsAnEndpoint(
            final String url, final boolean tls, final String host, final int port, final String authority) {
        final Endpoint endpoint = Endpoint.parse(url);
        assertEquals(new Endpoint(tls, host, port), endpoint);
        assertEquals(authority, endpoint.authority());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    papi.binance.com               | the scheme must be https or http
                    ftp://papi.binance.com         | the scheme must be https or http
                    https://                       | Expected authority
                    https://papi.binance.com:x     | there is no host, or the port is not a number
                    https://papi.binance.com:0     | the port must be from 1 to 65535
                    https://papi.binance.com:65536 | the port must be from 1 to 65535
                    https://papi.binance.com/papi  | it must not have a path
                    https://a@papi.binance.com     | it must not have a user, a query or a fragment
                    https://papi.binance.com?a=b   | it must not have a user, a query or a fragment
                    http://papi.binance.com        | plain http is allowed on loopback hosts only, use https
                    http://127.0.0.1.evil.com      | plain http is allowed on loopback hosts only, use https
                    http://10.0.0.1                | plain http is allowed on loopback hosts only, use https
                    """)
    void shouldSayWhatIsWrongWhenTheUrlIsNoEndpoint(final String url, final String what) {
        final String message = assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(url))
                .getMessage();
        assertTrue(message.startsWith("endpoint '" + url + "': " + what), message);
    }

    @Test
    void shouldResolveToItsPortWhenTheHostHasAnAddress() throws Exception {
        assertEquals(8080, Endpoint.parse("http://127.0.0.1:8080").resolve()[0].getPort());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    false | papi.binance.com | 80  | plain http
                    true  | a b              | 443 | the host
                    true  | 'a\r\nX: y'      | 443 | the host
                    true  | papi.binance.com | 0   | the port
                    """)
    void shouldRefuseWhatIsNoEndpointWhenItWasNotParsed(
            final boolean tls, final String host, final int port, final String what) {
        final String message = assertThrows(IllegalArgumentException.class, () -> new Endpoint(tls, host, port))
                .getMessage();
        assertTrue(message.contains("': " + what), message);
    }
}
