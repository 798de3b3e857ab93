package io.datadecide.language.model;

/**
 * Cosines and sines of rotary position embeddings (Su et al. 2021), base 10000, rotate-half over the head. The script
 * multiplies the sines with the halves exchanged, so the first half of each row carries the minus sign.
 */
final class RotaryAngles {
    private static final double BASE = 10_000;

    private RotaryAngles() {}

    /** Row-major [time, 1, head]. */
    static float[] cosines(int time, int head) {
        float[] cosines = new float[time * head];
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < head; i++) {
                cosines[t * head + i] = (float) StrictMath.cos(angle(t, i % (head / 2), head));
            }
        }
        return cosines;
    }

    /** Row-major [time, 1, head]. */
    static float[] signedSines(int time, int head) {
        float[] sines = new float[time * head];
        int half = head / 2;
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < head; i++) {
                double sine = StrictMath.sin(angle(t, i % half, head));
                sines[t * head + i] = (float) (i < half ? -sine : sine);
            }
        }
        return sines;
    }

    private static double angle(int time, int pair, int head) {
        return time * StrictMath.pow(BASE, -2.0 * pair / head);
    }
}
