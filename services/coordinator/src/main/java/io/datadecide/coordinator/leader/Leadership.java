package io.datadecide.coordinator.leader;

/**
 * Who of several coordinators on one database conducts. It spares work done twice; that nothing is done twice to any effect,
 * the store sees to, by changes that apply only to what was read.
 */
public interface Leadership extends AutoCloseable {
    /** Nobody else can be there: the database is a file that one process opens. */
    Leadership ALONE = new Leadership() {
        @Override
        public boolean held() {
            return true;
        }

        @Override
        public boolean lately() {
            return true;
        }

        @Override
        public void close() {
            // nobody waits for it
        }
    };

    /** Whether it is ours now; takes it when it is free. */
    boolean held();

    /** Does a leader's work; its changes of the store are refused once another has taken over, however long it takes. */
    default void runIfHeld(Runnable work) {
        work.run();
    }

    /** What the last look found; does not look. */
    boolean lately();

    /** Leaves it to others. */
    @Override
    void close();
}
