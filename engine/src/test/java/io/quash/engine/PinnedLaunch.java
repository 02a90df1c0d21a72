package io.quash.engine;

import java.util.concurrent.Callable;

/** Launches a gateway with a thread of its own; made by name, through a class loader that hides something. */
public final class PinnedLaunch implements Callable<String> {
    private final GatewayFixture fixture = new GatewayFixture();

    public PinnedLaunch(final int cpu) {
        fixture.ctx.invoked(false).senderCpu(cpu);
    }

    /** @return the refusal, or "launched". */
    @Override
    public String call() {
        try (CancelGateway gateway = CancelGateway.launch(fixture.ctx)) {
            return gateway.isOpen() ? "launched" : "closed";
        } catch (final IllegalArgumentException refusal) {
            return refusal.getMessage();
        }
    }

    static String withoutClasses(final String hidden, final int cpu) throws ReflectiveOperationException {
        final Class<?> launch = new SelectiveClassLoader(hidden).loadClass(PinnedLaunch.class.getName());
        try {
            return (String) ((Callable<?>) launch.getConstructor(int.class).newInstance(cpu)).call();
        } catch (final ReflectiveOperationException | RuntimeException ex) {
            throw ex;
        } catch (final Exception ex) {
            throw new AssertionError(ex);
        }
    }
}
