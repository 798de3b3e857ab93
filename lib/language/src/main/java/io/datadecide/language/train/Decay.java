package io.datadecide.language.train;

/**
 * How a learning rate falls from its peak.
 *
 * @param steps over which it falls; the last of them is the last of the run
 */
public record Decay(Form form, long steps) {

    /** The curve, from 1 at its start to 0 at its end. */
    public enum Form {
        /** Half a cosine (Loshchilov and Hutter 2017), as every published DataDecide run. */
        COSINE {
            @Override
            double left(double progress) {
                return (1 + StrictMath.cos(StrictMath.PI * progress)) / 2;
            }
        },
        /** One minus the square root, the best of the short decays compared by Hägele et al. 2024. */
        ONE_MINUS_SQRT {
            @Override
            double left(double progress) {
                return 1 - Math.sqrt(progress);
            }
        };

        abstract double left(double progress);
    }
}
