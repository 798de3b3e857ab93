package io.datadecide.scorer.answer;

import io.datadecide.language.likelihood.ChoiceLikelihood;
import io.datadecide.language.likelihood.InstanceLikelihood;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Encodes likelihoods as bytes without loss of precision. */
final class AnswerCodec {
    private static final int CHOICE_BYTES = 2 * Double.BYTES + 3 * Integer.BYTES;

    private AnswerCodec() {}

    /** Returns the number of bytes that {@link #encode} returns. */
    static int bytes(List<InstanceLikelihood> likelihoods) {
        int choices = likelihoods.stream().mapToInt(l -> l.choices().size()).sum();
        return Integer.BYTES + likelihoods.size() * 2 * Integer.BYTES + choices * CHOICE_BYTES;
    }

    static byte[] encode(List<InstanceLikelihood> likelihoods) {
        ByteBuffer out = ByteBuffer.allocate(bytes(likelihoods));
        out.putInt(likelihoods.size());
        for (InstanceLikelihood likelihood : likelihoods) {
            out.putInt(likelihood.gold()).putInt(likelihood.choices().size());
            for (ChoiceLikelihood choice : likelihood.choices()) {
                out.putDouble(choice.logLikelihood())
                        .putDouble(choice.unconditionalLogLikelihood())
                        .putInt(choice.tokens())
                        .putInt(choice.characters())
                        .putInt(choice.bytes());
            }
        }
        return out.array();
    }

    static List<InstanceLikelihood> decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int count = in.getInt();
        List<InstanceLikelihood> likelihoods = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int gold = in.getInt();
            int size = in.getInt();
            List<ChoiceLikelihood> choices = new ArrayList<>();
            for (int c = 0; c < size; c++) {
                choices.add(
                        new ChoiceLikelihood(in.getDouble(), in.getDouble(), in.getInt(), in.getInt(), in.getInt()));
            }
            likelihoods.add(new InstanceLikelihood(gold, choices));
        }
        return likelihoods;
    }
}
