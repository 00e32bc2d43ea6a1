package io.mirrordesk.identity.session;

import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** The sessions of another repository, each read once for a request. Outside of a request it remembers nothing. */
final class SparingSessions<S extends Session> implements SessionRepository<SparingSession<S>> {

    private final SessionRepository<S> kept;
    private final ThreadLocal<Memory<S>> memories = new ThreadLocal<>();

    SparingSessions(SessionRepository<S> kept) {
        this.kept = kept;
    }

    /** From here on what is read is remembered on this thread, until {@link #forget()}. */
    void remember() {
        memories.set(new Memory<>());
    }

    void forget() {
        memories.remove();
    }

    @Override
    public SparingSession<S> createSession() {
        return new SparingSession<>(kept.createSession());
    }

    @Override
    public void save(SparingSession<S> session) {
        kept.save(session.kept());
        keep(session);
    }

    @Override
    public @Nullable SparingSession<S> findById(String id) {
        Memory<S> memory = memories.get();
        if (memory != null && memory.session != null && memory.session.getId().equals(id)) {
            return memory.session;
        }
        S read = kept.findById(id);
        if (read == null) {
            return null;
        }
        SparingSession<S> session = new SparingSession<>(read);
        keep(session);
        return session;
    }

    @Override
    public void deleteById(String id) {
        kept.deleteById(id);
        Memory<S> memory = memories.get();
        if (memory != null) {
            memory.session = null;
        }
    }

    private void keep(SparingSession<S> session) {
        Memory<S> memory = memories.get();
        if (memory != null) {
            memory.session = session;
        }
    }

    private static final class Memory<S extends Session> {

        private @Nullable SparingSession<S> session;
    }
}
