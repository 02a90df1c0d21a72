package io.quash.engine.config;

import io.quash.engine.Context;
import io.quash.engine.Credentials;
import io.quash.transport.IoMode;
import io.quash.transport.NetworkContext;
import io.quash.transport.TlsRecords;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a {@link Context} from a YAML file; {@code config/quash.yaml} shows and explains every key. A key that is left
 * out keeps the default of {@link Context}. Cold: allocates and reads files.
 */
public final class QuashConfig {
    private static final long US = 1_000L;
    private static final long MS = 1_000 * US;
    private static final long SECOND = 1_000 * MS;
    private static final long TEN_MINUTES = 600 * SECOND;
    private static final long HOUR = 3_600 * SECOND;
    private static final long DAY = 24 * HOUR;

    private final Context ctx = new Context();
    private final Map<String, Consumer<Setting>> keys = new LinkedHashMap<>();
    private final Path file;
    private final Function<String, String> environment;
    private boolean credentialsInFile;
    private Path credentialsFile;

    private QuashConfig(final Path file, final Function<String, String> environment) {
        this.file = file;
        this.environment = environment;
        defineKeys();
    }

    /** As {@link #load(Path, Function)}, with the variables of this process. */
    public static Context load(final Path yaml) {
        return load(yaml, System::getenv);
    }

    /**
     * Reads settings and credentials. Paths inside the file are relative to its folder. Whether the trusted CA exists
     * is looked at by the launch only, so that it and the endpoint can still be set on {@link Context#network()}.
     *
     * @param environment gives a variable's value, or null; see {@link CredentialsSource#fromEnvironment}.
     * @return a context that can still be changed.
     * @throws IllegalArgumentException naming the file, the key or line, the offending value and what is allowed. It
     *                                  never shows a secret.
     */
    public static Context load(final Path yaml, final Function<String, String> environment) {
        return new QuashConfig(yaml, environment).load();
    }

    private Context load() {
        final KnownKeys known = new KnownKeys(file, keys.keySet());
        for (final Setting setting : new YamlReader(file, known).read()) {
            keys.get(setting.name()).accept(setting);
        }
        return ctx.credentials(credentials());
    }

    private void defineKeys() {
        keys.put("endpoint", s -> ctx.network().endpoint(s.endpoint()));
        keys.put("symbols", s -> s.symbols().forEach(ctx::symbol));
        keys.put("connections", s -> ctx.connections(s.wholeNumber(1, 64)));
        keys.put("recvWindow", s -> ctx.recvWindowMs(s.wholeNumberOrAbsent(1, 60_000, 0)));
        keys.put("deadline", s -> ctx.deadlineNs(s.duration(MS, TEN_MINUTES)));
        keys.put("drainTimeout", s -> ctx.drainTimeoutNs(s.duration(0, TEN_MINUTES)));
        keys.put("readyTimeout", s -> ctx.readyTimeoutNs(s.duration(MS, TEN_MINUTES)));
        keys.put("warmUp.pings", s -> ctx.warmUpPings(s.wholeNumber(1, 1000)));
        keys.put("warmUp.keepWarmInterval", s -> ctx.keepWarmIntervalNs(s.duration(0, SECOND)));
        keys.put("warmUp.timeout", s -> ctx.warmUpTimeoutNs(s.duration(0, TEN_MINUTES)));
        keys.put("pingTimeout", s -> ctx.pingTimeoutNs(s.duration(MS, TEN_MINUTES)));
        keys.put("attemptTimeout", s -> ctx.attemptTimeoutNs(s.duration(MS, TEN_MINUTES)));
        keys.put("pingInterval", s -> ctx.pingIntervalNs(s.duration(MS, DAY)));
        keys.put("maxConnectionAge", s -> ctx.maxConnectionAgeNs(s.duration(MS, 3 * DAY)));
        keys.put("lookupInterval", s -> ctx.lookupIntervalNs(s.duration(MS, 3 * DAY)));
        keys.put("idle", s -> ctx.idleStrategy(s.idleStrategy()));
        keys.put("sender.cpu", s -> ctx.senderCpu(s.wholeNumberOrAbsent(0, 1023, -1)));
        keys.put("rings.intentRingLength", s -> ctx.intentRingLength(s.powerOfTwoBytes(4096, 1 << 30)));
        keys.put("rings.maxUnfinishedPerClient", s -> ctx.maxUnfinishedPerClient(s.wholeNumber(1, 65_536)));
        keys.put("rings.maxClients", s -> ctx.maxClients(s.wholeNumber(1, 1024)));
        keys.put("rings.maxOpenIntents", s -> ctx.maxOpenIntents(s.wholeNumber(1, 1 << 20)));
        keys.put("rings.drainLimit", s -> ctx.drainLimit(s.wholeNumber(1, 1024)));
        defineFailureKeys();
        defineNetworkKeys(ctx.network());
        keys.put("credentials.source", s -> credentialsInFile = s.hiddenChoice("environment", "file") == 1);
        keys.put("credentials.path", s -> credentialsFile = s.path());
    }

    private void defineFailureKeys() {
        keys.put("retries.maxRepeats", s -> ctx.maxRepeats(s.wholeNumber(0, 100)));
        keys.put("retries.maxQueries", s -> ctx.maxQueries(s.wholeNumber(0, 100)));
        keys.put("retries.resolvesGone", s -> ctx.resolvesGone(s.bool()));
        keys.put("retries.repeatsByClientOrderId", s -> ctx.repeatsByClientOrderId(s.bool()));
        keys.put("retries.percent", s -> ctx.retryRatio(s.wholeNumber(0, 10_000) / 100.0));
        keys.put("retries.burst", s -> ctx.retryBurst(s.wholeNumber(0, 1_000_000)));
        keys.put("retries.hedgeDelay", s -> ctx.hedgeDelayNs(s.duration(0, TEN_MINUTES)));
        keys.put("limits.weightPerMinute", s -> ctx.weightLimit(s.wholeNumber(0, 100_000_000)));
        keys.put("limits.reserveForCancels", s -> ctx.weightReserve(s.wholeNumber(0, 100_000_000)));
        keys.put("limits.limitedHold", s -> ctx.limitedHoldNs(s.duration(0, 3 * DAY)));
        keys.put("limits.bannedHold", s -> ctx.bannedHoldNs(s.duration(0, 3 * DAY)));
        keys.put("limits.blockedHold", s -> ctx.blockedHoldNs(s.duration(0, 3 * DAY)));
    }

    private void defineNetworkKeys(final NetworkContext network) {
        keys.put("io.mode", s -> network.ioMode(s.constant(IoMode.values())));
        keys.put("io.connectTimeout", s -> network.connectTimeoutNs(s.duration(MS, HOUR)));
        keys.put("io.handshakeTimeout", s -> network.handshakeTimeoutNs(s.duration(MS, HOUR)));
        keys.put("io.receiveBufferLength", s -> network.receiveBufferLength(s.bytes(1024, 1 << 24)));
        keys.put("tls.trustedCa", s -> network.trustedCa(s.path()));
        keys.put("tls.tls12Allowed", s -> network.tls12Allowed(s.bool()));
        keys.put("tls.records", s -> network.tlsRecords(s.constant(TlsRecords.values())));
    }

    private Credentials credentials() {
        if (credentialsInFile && credentialsFile == null) {
            throw new IllegalArgumentException(file + ": credentials.path: is missing; source file needs it");
        }
        if (!credentialsInFile && credentialsFile != null) {
            throw new IllegalArgumentException(file + ": credentials.path: is allowed with source: file only");
        }
        try {
            return credentialsInFile
                    ? CredentialsSource.fromFile(credentialsFile)
                    : CredentialsSource.fromEnvironment(environment);
        } catch (final IllegalArgumentException ex) {
            throw new IllegalArgumentException(file + ": credentials: " + ex.getMessage(), ex);
        }
    }
}
